package io.earnest.article.difference;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import io.earnest.article.difference.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What became of a text: the shortest list of lines to take out and put in, and of a line that was rewritten the words. Texts
 * that share almost nothing would cost the product of their lengths: past a limit a run is told as replaced, which it is.
 */
public final class Difference {
    /** Lines around each change that tell where it stands. */
    private static final int CONTEXT = 2;
    /** Lines times lines, or words times words, that are compared with each other. */
    private static final long MOST_PAIRS = 4_000_000;
    /** The same of all lines of a text together. */
    private static final long MOST_PAIRS_IN_ALL = 20_000_000;

    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}";
    /** A word with its marks, a run of spaces, one other sign; of scripts without spaces each letter stands for itself. */
    private static final Pattern WORD = Pattern.compile(
            "[" + UNSPACED + "]\\p{M}*|[\\p{L}\\p{N}\\p{M}_'’&&[^" + UNSPACED + "]]+|\\s+|.", Pattern.DOTALL);

    private final DiffAlgorithmI<String> algorithm =
            MyersDiffWithLinearSpace.factory().create();
    private long pairs = MOST_PAIRS_IN_ALL;

    private Difference() {}

    /** The lines of both texts in order, long runs of equal ones left out. */
    public static List<Line> ofTexts(String before, String after) {
        return new Difference().folded(lines(before), lines(after));
    }

    /** The pieces of one line, a title's for example. */
    public static List<Piece> ofLines(String before, String after) {
        return new Difference().words(before, after);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private List<Line> folded(List<String> before, List<String> after) {
        List<Line> all = new ArrayList<>();
        int at = 0;
        for (Change change : changes(before, after)) {
            same(all, before.subList(at, change.startOriginal), all.isEmpty(), false);
            rewritten(
                    all,
                    before.subList(change.startOriginal, change.endOriginal),
                    after.subList(change.startRevised, change.endRevised));
            at = change.endOriginal;
        }
        same(all, before.subList(at, before.size()), all.isEmpty(), true);
        return all;
    }

    private static void same(List<Line> all, List<String> lines, boolean first, boolean last) {
        int head = first ? 0 : CONTEXT;
        int tail = last ? 0 : CONTEXT;
        int skipped = lines.size() - head - tail;
        if (skipped <= 1) {
            lines.forEach(line -> all.add(Line.of(line, Kind.SAME)));
            return;
        }
        lines.subList(0, head).forEach(line -> all.add(Line.of(line, Kind.SAME)));
        all.add(Line.skipped(skipped));
        lines.subList(head + skipped, lines.size()).forEach(line -> all.add(Line.of(line, Kind.SAME)));
    }

    /** Lines that took the place of as many: each beside its own, as long as half of it is still there. */
    private void rewritten(List<Line> all, List<String> before, List<String> after) {
        int both = Math.min(before.size(), after.size());
        if (before.size() == after.size() || both == 1) {
            for (int i = 0; i < both; i++) {
                all.addAll(rewritten(before.get(i), after.get(i)));
            }
            before.subList(both, before.size()).forEach(line -> all.add(Line.of(line, Kind.REMOVED)));
            after.subList(both, after.size()).forEach(line -> all.add(Line.of(line, Kind.ADDED)));
            return;
        }
        before.forEach(line -> all.add(Line.of(line, Kind.REMOVED)));
        after.forEach(line -> all.add(Line.of(line, Kind.ADDED)));
    }

    private List<Line> rewritten(String before, String after) {
        List<Piece> pieces = words(before, after);
        int kept = pieces.stream()
                .filter(piece -> piece.kind() == Kind.SAME)
                .mapToInt(piece -> piece.text().strip().length())
                .sum();
        return 3 * kept < Math.max(before.length(), after.length())
                ? List.of(Line.of(before, Kind.REMOVED), Line.of(after, Kind.ADDED))
                : List.of(new Line(Line.Kind.CHANGED, pieces, 1));
    }

    private List<Piece> words(String before, String after) {
        List<String> old = WORD.matcher(before).results().map(m -> m.group()).toList();
        List<String> now = WORD.matcher(after).results().map(m -> m.group()).toList();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Change change : changes(old, now)) {
            add(pieces, old.subList(at, change.startOriginal), Kind.SAME);
            add(pieces, old.subList(change.startOriginal, change.endOriginal), Kind.REMOVED);
            add(pieces, now.subList(change.startRevised, change.endRevised), Kind.ADDED);
            at = change.endOriginal;
        }
        add(pieces, old.subList(at, old.size()), Kind.SAME);
        return pieces;
    }

    private static void add(List<Piece> pieces, List<String> words, Kind kind) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), kind));
        }
    }

    /** In order, none touching the next. What both begin and end with is not looked at. */
    private List<Change> changes(List<String> before, List<String> after) {
        int head = 0;
        int least = Math.min(before.size(), after.size());
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = before.subList(head, before.size() - tail);
        List<String> now = after.subList(head, after.size() - tail);
        if (old.isEmpty() && now.isEmpty()) {
            return List.of();
        }
        long cost = (long) old.size() * now.size();
        if (cost == 0 || cost > MOST_PAIRS || cost > pairs) {
            return List.of(new Change(DeltaType.CHANGE, head, head + old.size(), head, head + now.size()));
        }
        pairs -= cost;
        List<Change> changes = new ArrayList<>();
        for (Change change : algorithm.computeDiff(old, now, null)) {
            Change moved = new Change(
                    change.deltaType,
                    head + change.startOriginal,
                    head + change.endOriginal,
                    head + change.startRevised,
                    head + change.endRevised);
            Change last = changes.isEmpty() ? null : changes.getLast();
            if (last != null && last.endOriginal == moved.startOriginal && last.endRevised == moved.startRevised) {
                changes.set(
                        changes.size() - 1,
                        new Change(
                                DeltaType.CHANGE,
                                last.startOriginal,
                                moved.endOriginal,
                                last.startRevised,
                                moved.endRevised));
            } else {
                changes.add(moved);
            }
        }
        return changes;
    }
}
