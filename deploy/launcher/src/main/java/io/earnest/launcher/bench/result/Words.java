package io.earnest.launcher.bench.result;

import java.util.Locale;

/** Numbers as people read them. */
public final class Words {
    private Words() {}

    /** To three digits, and not more: {@code 12,300}, {@code 45.6}, {@code 0.0123}. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1_000) {
            double unit = Math.pow(10, Math.floor(Math.log10(size)) - 2);
            return String.format(Locale.ROOT, "%,.0f", Math.round(value / unit) * unit);
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        if (size >= 0.1 || size == 0) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A count, whole: {@code 10,000}. */
    public static String count(long many) {
        return String.format(Locale.ROOT, "%,d", many);
    }
}
