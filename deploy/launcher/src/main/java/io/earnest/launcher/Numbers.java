package io.earnest.launcher;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from 1 to the most that makes sense. */
abstract sealed class Numbers implements ITypeConverter<Integer> {
    private final int most;

    private Numbers(int most) {
        this.most = most;
    }

    static final class Port extends Numbers {
        Port() {
            super(65_535);
        }
    }

    static final class Seconds extends Numbers {
        Seconds() {
            super(600);
        }
    }

    static final class Minutes extends Numbers {
        Minutes() {
            super(600);
        }
    }

    static final class Rounds extends Numbers {
        Rounds() {
            super(100);
        }
    }

    static final class Seed extends Numbers {
        static final int MOST = 999_999;

        Seed() {
            super(MOST);
        }
    }

    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new TypeConversionException("a number from 1 to " + most + " is needed, not " + value);
    }
}
