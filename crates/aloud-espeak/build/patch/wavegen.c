/* Appended to wavegen.c by build.rs: the state of the wave generator, as at the start. */

/* Statics inside functions start afresh when this moves on (ALOUD_FRESH). */
unsigned int aloud_generation = 0;

void aloud_reset_wavegen(void)
{
	if (aloud_cos_lo[0] == 0)
		aloud_fill_tables();
	aloud_generation++;
	WcmdqStop();
	wvoice = NULL;
	memset(peaks, 0, sizeof peaks);
	memset(peak_harmonic, 0, sizeof peak_harmonic);
	memset(peak_height, 0, sizeof peak_height);
	memset(harm_inc, 0, sizeof harm_inc);
	memset(hspect, 0, sizeof hspect);
	memset(&wdata, 0, sizeof wdata);
	wdata.amplitude = 32;
	wdata.amplitude_fmt = 100;
	harmspect = hspect[0];
	hswitch = nsamples = modulation_type = glottal_flag = glottal_reduce = 0;
	amp_ix = amp_inc = 0;
	amplitude_env = NULL;
	samplecount = samplecount_start = end_wave = 0;
	wavephase = 0x7fffffff;
	phaseinc = cycle_samples = cbytes = hf_factor = 0;
	memset(echo_buf, 0, sizeof echo_buf);
	echo_head = echo_tail = echo_amp = echo_length = 0;
	for (int i = 0; i < N_EMBEDDED_VALUES; i++)
		embedded_value[i] = embedded_default[i];
	memset(aloud_block, 0, sizeof aloud_block);
	InitBreath();
}
