/* Appended to klatt.c by build.rs: the state of the Klatt synthesizer, as at the start. */

void aloud_reset_klatt(void)
{
	nsamples = end_wave = 0;
	memset(&kt_frame, 0, sizeof kt_frame);
	memset(&kt_globals, 0, sizeof kt_globals);
	memset(peaks, 0, sizeof peaks);
	memset(klattp, 0, sizeof klattp);
	memset(klattp1, 0, sizeof klattp1);
	memset(klattp_inc, 0, sizeof klattp_inc);
	KlattInit();
}
