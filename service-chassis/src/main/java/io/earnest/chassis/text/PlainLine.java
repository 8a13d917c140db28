package io.earnest.chassis.text;

import java.text.Normalizer;

/**
 * Short text that is shown between other people's: a title, a tag, a name. It may be in any script and hold emoji, but
 * must not reach beyond itself: nothing in it turns the writing direction, hides, breaks the line or piles up marks.
 */
public final class PlainLine {
    /** More marks on one letter than any script asks for only cover the lines above and below. */
    private static final int MAX_MARKS = 4;

    private PlainLine() {}

    /** The text on one line, in composed form (NFC), with single spaces; empty where nothing of it would be seen. */
    public static String of(String raw) {
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        StringBuilder line = new StringBuilder(composed.length());
        boolean seen = false;
        boolean space = false;
        int marks = 0;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (isSpace(c)) {
                space = !line.isEmpty();
            } else if (!isUnwanted(c) && marks <= MAX_MARKS) {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.appendCodePoint(c);
                seen |= marks == 0 && !isJoiner(c) && !isDirection(c);
            }
        }
        return seen ? line.toString() : "";
    }

    /** Whether anything of a text would be seen, however long it is: invisible characters, spaces and lone marks are nothing. */
    public static boolean shows(String text) {
        return text.codePoints()
                .anyMatch(c -> !isSpace(c) && !isUnwanted(c) && !isJoiner(c) && !isMark(c) && !isDirection(c));
    }

    /**
     * Whether a character is of no use to honest text: it turns the direction of what follows, is a control or invisible,
     * or is no character at all (which XML can't hold either).
     */
    public static boolean isUnwanted(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> !isJoiner(c) && !isDirection(c);
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            default -> c == 0x034F;
        };
    }

    /** White space and controls, and what is as blank: the fillers of Hangul and the empty Braille pattern. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800;
    }

    /** Arabic, Persian and Indic words need them, and emoji of several people. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /** Marks that say in which direction the text beside them runs, and turn nothing. */
    private static boolean isDirection(int c) {
        return c == 0x200E || c == 0x200F || c == 0x061C;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
