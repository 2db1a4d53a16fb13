/* Appended to synthesize.c by build.rs: its state, as at the start; the voice is announced anew. */

void aloud_reset_synthesize(void)
{
	/* Used entries stand at the front; the list is long, and hardly ever full. */
	for (int i = 0; i <= N_PHONEME_LIST && phoneme_list[i].ph != NULL; i++)
		memset(&phoneme_list[i], 0, sizeof phoneme_list[i]);
	n_phoneme_list = 0;
	pitch_length = amp_length = modn_flags = fmt_amplitude = 0;
	syllable_start = syllable_end = 0;
	last_wcmdq = -1;
	SynthesizeInit();
	DoVoiceChange(voice);
}
