/* Appended to translate.c by build.rs: the state of the text half, as when the voice was loaded. */

static Translator aloud_translator;
static char aloud_dictionary[40];

void aloud_remember_voice(void)
{
	memcpy(&aloud_translator, translator, sizeof aloud_translator);
	memcpy(aloud_dictionary, dictionary_name, sizeof aloud_dictionary);
}

void aloud_reset_translate(void)
{
	memcpy(translator, &aloud_translator, sizeof aloud_translator);
	memcpy(dictionary_name, aloud_dictionary, sizeof aloud_dictionary);
	/* What other languages' words left behind. */
	DeleteTranslator(translator2);
	DeleteTranslator(translator3);
	translator2 = translator3 = NULL;
	translator2_language[0] = translator3_language[0] = 0;
	option_sayas2 = count_sayas_digits = count_words = 0;
	clause_start_char = clause_start_word = 0;
	max_clause_pause = pre_pause = 0;
	any_stressed_words = false;
	current_alphabet = NULL;
	embedded_ix = embedded_read = 0;
	memset(embedded_list, 0, sizeof embedded_list);
	memset(source, 0, sizeof source);
	memset(word_phonemes, 0, sizeof word_phonemes);
	/* The list has two more entries than it says, the pause at the end; clauses before may have been longer. */
	for (int i = 0; i < N_PHONEME_LIST && (i < n_ph_list2 + 2 || ph_list2[i].phcode != 0); i++)
		memset(&ph_list2[i], 0, sizeof ph_list2[i]);
	n_ph_list2 = 0;
}

/* Before another voice is loaded: what loading sets only if the voice's file says so. */
void aloud_forget_voice(void)
{
	extern int option_tone_flags;
	option_tone_flags = 0;
}
