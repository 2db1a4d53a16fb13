//! What this build changes in the C files of eSpeak NG.
//!
//! Every replacement is of a text that stands exactly once, so another version of the library is
//! noticed and not half changed.

/// What we change in one C file, on a copy. The library keeps state between utterances, much of
/// it in statics inside functions; but the sound of a sentence must not depend on what was
/// spoken before it. So statics inside functions start afresh whenever `aloud_generation` has
/// moved on, and the appended functions reset what stands at file scope. And it drops what finds
/// no room in its buffers, which nothing said may be.
pub struct Patch {
    pub file: &'static str,
    /// A declaration that stands exactly once, and the statement that makes it fresh again.
    pub statics: &'static [(&'static str, &'static str)],
    /// Other replacements, each of a text that stands exactly once.
    pub replace: &'static [(&'static str, &'static str)],
    pub append: &'static str,
}

impl Patch {
    pub fn apply(&self, mut text: String) -> Result<String, String> {
        let mut once = |from: &str, to: &str| match text.matches(from).count() {
            1 => {
                text = text.replacen(from, to, 1);
                Ok(())
            }
            n => Err(format!(
                "{} is not the file this build knows: {from:?} stands in it {n} times, not once",
                self.file
            )),
        };
        for (from, reset) in self.statics {
            once(from, &format!("{from} ALOUD_FRESH({reset});"))?;
        }
        for (from, to) in self.replace {
            once(from, to)?;
        }
        Ok(text + self.append)
    }
}

pub const FRESH: &str = "extern unsigned int aloud_generation;\n\
    #define ALOUD_FRESH(reset) { static unsigned int seen = 0; \
    if (seen != aloud_generation) { seen = aloud_generation; reset; } }\n";

/// Stands before the function that it serves.
const HARMONICS: &str = concat!(
    include_str!("patch/harmonics.c"),
    "\nstatic int Wavegen(int length, int modulation, bool resume,"
);

pub const PATCHES: &[Patch] = &[
    Patch {
        file: "wavegen.c",
        statics: &[
            ("\tstatic int Flutter_ix = 0;", "Flutter_ix = 0"),
            ("\tstatic int maxh, maxh2;", "maxh = maxh2 = 0"),
            ("\tstatic int agc = 256;", "agc = 256"),
            ("\tstatic int h_switch_sign = 0;", "h_switch_sign = 0"),
            ("\tstatic int cycle_count = 0;", "cycle_count = 0"),
            ("\tstatic int amplitude2 = 0;", "amplitude2 = 0"),
            ("\tstatic bool resume = false;", "resume = false"),
            ("\tstatic int echo_complete = 0;", "echo_complete = 0"),
        ],
        replace: &[
            ("static int Wavegen(int length, int modulation, bool resume,", HARMONICS),
            (
                "\t\tsamplecount++;\n\n\t\tif (wavephase > 0) {",
                "\t\tif ((samplecount & 7) == 0)\n\t\t\taloud_harmonics(h_switch_sign, maxh);\n\n\
                 \t\tsamplecount++;\n\n\t\tif (wavephase > 0) {",
            ),
            (
                "\t\tfor (h = 1; h <= h_switch_sign; h++) {\n\
                 \t\t\ttotal += ((int)sin_tab[theta >> 5] * harmspect[h]);\n\
                 \t\t\ttheta += waveph;\n\
                 \t\t}\n\
                 \t\twhile (h <= maxh) {\n\
                 \t\t\ttotal -= ((int)sin_tab[theta >> 5] * harmspect[h]);\n\
                 \t\t\ttheta += waveph;\n\
                 \t\t\th++;\n\
                 \t\t}\n",
                "\t\ttotal += aloud_block[(samplecount - 1) & 7];\n",
            ),
        ],
        append: include_str!("patch/wavegen.c"),
    },
    Patch {
        file: "klatt.c",
        statics: &[
            ("\tstatic int time_count;", "time_count = 0"),
            ("\tstatic double sourc;", "noise = voice = vlast = glotlast = sourc = 0"),
            ("\tdouble lgtemp;\n\tstatic double vwave;", "vwave = 0"),
            ("\tstatic long skew;", "skew = 0"),
            ("\tstatic double nlast;", "nlast = 0"),
            ("\tstatic frame_t prev_fr;", "memset(&prev_fr, 0, sizeof prev_fr)"),
        ],
        replace: &[],
        append: include_str!("patch/klatt.c"),
    },
    Patch {
        file: "synthesize.c",
        statics: &[
            ("\tstatic int wave_flag = 0;", "wave_flag = 0"),
            ("\tstatic int sourceix = 0;", "sourceix = 0"),
        ],
        replace: &[],
        append: include_str!("patch/synthesize.c"),
    },
    // What finds no room here is dropped too. Numbers and emoji fill it fast.
    Patch {
        file: "synthesize.h",
        statics: &[],
        replace: &[("#define N_PHONEME_LIST 1000 ", "#define N_PHONEME_LIST 16000 ")],
        append: "",
    },
    Patch {
        file: "translate.h",
        statics: &[],
        replace: &[("#define N_CLAUSE_WORDS   300 ", "#define N_CLAUSE_WORDS   1000 ")],
        append: "",
    },
    // What no rule of a language knows is silence, and no word: neither an English name of a sign, nor
    // the English name of a script, nor the number of a code point.
    Patch {
        file: "numbers.c",
        statics: &[],
        replace: &[(
            "if (tr->translator_name == L('e', 'n'))\n\t\t\treturn; // we are already using English",
            "return;",
        )],
        append: "",
    },
    Patch {
        file: "translateword.c",
        statics: &[],
        replace: &[
            ("\tif (alphabet != current_alphabet) {", "\tif (0) {"),
            (
                "\tif (ph_buf[0] == 0) {\n\t\t// character name not found",
                "\tif (0) {\n\t\t// character name not found",
            ),
            // Of the letters only the Latin ones have English names.
            (
                "\t\tif ((language != tr->translator_name) || (language == L('k', 'o'))) {",
                "\t\tif (((language != tr->translator_name) || (language == L('k', 'o')))\n\
                 \t\t    && ((language != L('e', 'n')) || (iswalpha(letter) && (letter < 0x250) && (letter != 0xb5)))) {",
            ),
        ],
        append: "",
    },
    // Words of a script that the voice does not know are read by a language that writes in it, as
    // upstream has it for Greek and Korean.
    Patch {
        file: "tr_languages.c",
        statics: &[],
        replace: &[
            (
                "\"_cyr\",   OFFSET_CYRILLIC, 0x400, 0x52f,  0, 0 },",
                "\"_cyr\",   OFFSET_CYRILLIC, 0x400, 0x52f,  L('r', 'u'), AL_WORDS },",
            ),
            (
                "\"_he\",    OFFSET_HEBREW,   0x590, 0x5ff,  0, 0 },",
                "\"_he\",    OFFSET_HEBREW,   0x590, 0x5ff,  L('h', 'e'), AL_WORDS },",
            ),
            (
                "\"_ar\",    OFFSET_ARABIC,   0x600, 0x6ff,  0, 0 },",
                "\"_ar\",    OFFSET_ARABIC,   0x600, 0x6ff,  L('a', 'r'), AL_WORDS },",
            ),
            (
                "\"_th\",    OFFSET_THAI,     0xe00, 0xe7f,  0, 0 },",
                "\"_th\",    OFFSET_THAI,     0xe00, 0xe7f,  L('t', 'h'), AL_WORDS },",
            ),
            (
                "\"_ja\",    0x3040,          0x3040, 0x30ff, 0, AL_NOT_CODE",
                "\"_ja\",    0x3040,          0x3040, 0x30ff, L('j', 'a'), AL_NOT_CODE | AL_WORDS",
            ),
        ],
        append: "",
    },
    Patch {
        file: "setlengths.c",
        statics: &[("\tstatic int more_syllables = 0;", "more_syllables = 0")],
        replace: &[],
        append: "",
    },
    Patch {
        file: "readclause.c",
        statics: &[],
        // 、 stands within a list: the voice rests for a shorter time than at a comma.
        replace: &[(
            "return CLAUSE_COMMA | CLAUSE_OPTIONAL_SPACE_AFTER;",
            "return (c == 0x3001 ? CLAUSE_COMMA - 9 : CLAUSE_COMMA) | CLAUSE_OPTIONAL_SPACE_AFTER;",
        )],
        append: "",
    },
    Patch {
        file: "translate.c",
        statics: &[],
        replace: &[
            // The worker's answers leave through standard output.
            ("printf(\"Invalid phoneme code %d\\n\", ph_code);", ";"),
            // A clause may be 266 hanzi, and gets a space after each: from the 199th on they
            // would be dropped without a word.
            ("\tchar sbuf[N_TR_SOURCE];", "\tchar sbuf[4 * N_TR_SOURCE];"),
            ("if ((ix < (N_TR_SOURCE - 4)))", "if ((ix < (4 * N_TR_SOURCE - 4)))"),
        ],
        append: include_str!("patch/translate.c"),
    },
];
