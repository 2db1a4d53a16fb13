/* Appended to synthesize.c by build.rs: its state, as at the start; the voice is announced anew. */

void aloud_reset_synthesize(void)
{
	n_phoneme_list = 0;
	memset(phoneme_list, 0, sizeof phoneme_list);
	pitch_length = amp_length = modn_flags = fmt_amplitude = 0;
	syllable_start = syllable_end = 0;
	last_wcmdq = -1;
	SynthesizeInit();
	DoVoiceChange(voice);
}
