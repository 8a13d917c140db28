package io.earnest.profile.level;

import java.util.List;

/** How experience becomes a level: level L takes 10·L·(L−1), so 0, 20, 60, 120 … There is no last level. */
public final class Levels {
    private Levels() {}

    /** The experience that a level takes. */
    public static long xpFor(int level) {
        return 10L * level * (level - 1);
    }

    /** What the levels behind one and up to another open, in words. */
    public static List<String> opened(int from, int to) {
        return LevelController.OPENING.stream()
                .filter(level -> level.level() > from && level.level() <= to)
                .flatMap(level -> level.opens().stream())
                .toList();
    }

    /** The level that this much experience has reached, from 1. */
    public static int of(long xp) {
        if (xp < 0) {
            throw new IllegalArgumentException("experience is never below 0: " + xp);
        }
        // The root of 10·L² − 10·L − xp, then put right by whole numbers.
        int level = (int) ((1 + Math.sqrt(1 + xp / 2.5)) / 2);
        while (xpFor(level + 1) <= xp) {
            level++;
        }
        while (level > 1 && xpFor(level) > xp) {
            level--;
        }
        return level;
    }
}
