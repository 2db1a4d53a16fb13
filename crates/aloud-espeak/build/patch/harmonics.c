/* Inserted into wavegen.c by build.rs: the sum of the harmonics, the loop in which the library
   spends nine tenths of its time.

   Upstream looks every harmonic of every sample up in a table of 2048 sines. Here eight samples are
   computed side by side with Clenshaw's recurrence for sum(amp[h] * sin(h * x)); even and odd
   harmonics go apart, as two recurrences in 2x that need not wait for each other. That makes the
   whole library twice as fast. The sound differs from upstream's by what rounding the phase to 11
   bits did there: 55 dB below the speech. The amplitudes change every eight samples only, which is
   why eight can be done at once. Only + - *, never fused: the same bytes on every processor. */

#if !defined(__GNUC__)
#error "eSpeak NG is compiled with GCC or Clang here: the vector types are theirs"
#endif

typedef float aloud_v __attribute__((vector_size(16)));

/* The sine and cosine of a phase's upper and of its lower eight bits. */
static float aloud_sin_hi[256], aloud_cos_hi[256], aloud_sin_lo[256], aloud_cos_lo[256];
/* The sums for the eight samples from the last multiple of eight on. */
static int aloud_block[8];

static void aloud_fill_tables(void)
{
	for (int i = 0; i < 256; i++) {
		double x = i * M_PI / 128;
		aloud_sin_hi[i] = sin(x);
		aloud_cos_hi[i] = cos(x);
		aloud_sin_lo[i] = sin(x / 256);
		aloud_cos_lo[i] = cos(x / 256);
	}
}

static aloud_v aloud_all(float x)
{
	return (aloud_v){ x, x, x, x };
}

static int aloud_whole(float x)
{
	/* Louder than this the sum would not fit; what follows limits it to 16 bits anyhow. */
	if (x > 2.0e9f) x = 2.0e9f;
	if (x < -2.0e9f) x = -2.0e9f;
	return (int)x;
}

static void aloud_harmonics(int split, int maxh)
{
	float amp[MAX_HARMONIC + 2];
	aloud_v c[2], s1[2], s2[2];
	unsigned int phase = wavephase;
	int h, i;

	/* The sign changes at about 900 Hz, to keep the peaks low. */
	amp[0] = 0;
	for (h = 1; h <= split && h <= maxh; h++)
		amp[h] = harmspect[h];
	for (; h <= maxh; h++)
		amp[h] = -harmspect[h];
	amp[h] = 0;

	for (i = 0; i < 8; i++) {
		phase += phaseinc;
		int hi = phase >> 24, lo = (phase >> 16) & 255;
		float sine = aloud_sin_hi[hi] * aloud_cos_lo[lo] + aloud_cos_hi[hi] * aloud_sin_lo[lo];
		float cosine = aloud_cos_hi[hi] * aloud_cos_lo[lo] - aloud_sin_hi[hi] * aloud_sin_lo[lo];
		s1[i >> 2][i & 3] = sine;
		s2[i >> 2][i & 3] = 2 * sine * cosine;
		c[i >> 2][i & 3] = 2 - 4 * sine * sine;
	}

	/* e: even, o: odd; small the latest term, large the one before it; 0 and 1: four samples each. */
	const aloud_v zero = aloud_all(0), c0 = c[0], c1 = c[1];
	aloud_v e0 = zero, e1 = zero, E0 = zero, E1 = zero;
	aloud_v o0 = zero, o1 = zero, O0 = zero, O1 = zero;
	for (h = maxh & ~1; h >= 0; h -= 2) {
		const aloud_v a = aloud_all(amp[h]), b = aloud_all(amp[h + 1]);
		const aloud_v u0 = c0 * o0 + (b - O0), u1 = c1 * o1 + (b - O1);
		O0 = o0; O1 = o1; o0 = u0; o1 = u1;
		if (h == 0)
			break;
		const aloud_v t0 = c0 * e0 + (a - E0), t1 = c1 * e1 + (a - E1);
		E0 = e0; E1 = e1; e0 = t0; e1 = t1;
	}
	/* The table's sines are negative and 8191 high. */
	const aloud_v k = aloud_all(-8191.0f);
	const aloud_v r0 = k * (s2[0] * e0 + s1[0] * (o0 + O0));
	const aloud_v r1 = k * (s2[1] * e1 + s1[1] * (o1 + O1));
	for (i = 0; i < 4; i++) {
		aloud_block[i] = aloud_whole(r0[i]);
		aloud_block[i + 4] = aloud_whole(r1[i]);
	}
}
