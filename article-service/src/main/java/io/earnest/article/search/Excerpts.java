package io.earnest.article.search;

import io.earnest.article.article.ExcerptPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The places of a text that hold what was looked for. */
final class Excerpts {
    private static final int PASSAGES = 2;
    private static final int PASSAGE_CHARS = 140;
    /** A sentence may be endless: this much of it is shown, from shortly before its first hit. */
    private static final int MOST_PASSAGE_CHARS = 280;

    private static final int CHARS_BEFORE_HIT = 90;
    /** Hits behind this place of a text are found but not shown. */
    private static final int MOST_TEXT_CHARS = 60_000;

    private final Query query;
    private final UnifiedHighlighter highlighter;

    Excerpts(Query query) {
        this.query = query;
        this.highlighter = UnifiedHighlighter.builderWithoutSearcher(Analysis.both(firstLetters(query)))
                // A word of the query stands for itself, whatever field it was to be looked for in.
                .withFieldMatcher(field -> true)
                .withMaxLength(MOST_TEXT_CHARS)
                .withMaxNoHighlightPassages(0)
                .withBreakIterator(
                        () -> LengthGoalBreakIterator.createClosestToLength(new Sentences(), PASSAGE_CHARS, 0.5f))
                .withFormatter(new Parts())
                .build();
    }

    private static Set<Character> firstLetters(Query query) {
        Set<Character> letters = new HashSet<>();
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query part, Term... terms) {
                for (Term term : terms) {
                    letters.add(term.text().charAt(0));
                }
            }

            @Override
            public void visitLeaf(Query part) {
                if (part instanceof PrefixQuery beginning) {
                    letters.add(beginning.getPrefix().text().charAt(0));
                }
            }
        });
        return letters;
    }

    /** The best passages in pieces; empty where the text holds none of the words. */
    List<ExcerptPart> of(String text) {
        try {
            Object found = highlighter.highlightWithoutSearcher(Fields.BODY, query, text, PASSAGES);
            return found instanceof Found parts ? parts.parts : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Found(List<ExcerptPart> parts) {}

    /** Cuts passages into what was hit and what stands around it. */
    private static final class Parts extends PassageFormatter {
        @Override
        public Found format(Passage[] passages, String text) {
            List<ExcerptPart> parts = new ArrayList<>();
            int end = text.length();
            for (Passage passage : passages) {
                if (passage.getNumMatches() > 0) {
                    end = passage(parts, passage, text);
                }
            }
            add(parts, text.substring(end).isBlank() ? "" : "…", false);
            return new Found(List.copyOf(parts));
        }

        /** Adds the passage and tells where it ends. */
        private static int passage(List<ExcerptPart> parts, Passage passage, String text) {
            int start = start(passage, text);
            int end = end(passage, text, start);
            boolean before = !text.substring(0, start).isBlank();
            add(parts, before ? (parts.isEmpty() ? "…" : " … ") : "", false);
            int at = start;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = Math.max(at, passage.getMatchStarts()[i]);
                int to = Math.min(end, passage.getMatchEnds()[i]);
                if (from < to) {
                    add(parts, text.substring(at, from), false);
                    add(parts, text.substring(from, to), true);
                    at = to;
                }
            }
            add(parts, text.substring(at, Math.max(at, end)).stripTrailing(), false);
            return end;
        }

        private static int start(Passage passage, String text) {
            int first = passage.getMatchStarts()[0];
            int start = passage.getStartOffset();
            if (first - start > MOST_PASSAGE_CHARS / 2) {
                int space = text.indexOf(' ', first - CHARS_BEFORE_HIT);
                start = space >= 0 && space < first ? space + 1 : whole(text, first - CHARS_BEFORE_HIT);
            }
            while (start < first && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            return start;
        }

        private static int end(Passage passage, String text, int start) {
            int end = passage.getEndOffset();
            if (end - start <= MOST_PASSAGE_CHARS) {
                return end;
            }
            int space = text.lastIndexOf(' ', start + MOST_PASSAGE_CHARS);
            return space > start + MOST_PASSAGE_CHARS / 2 ? space : whole(text, start + MOST_PASSAGE_CHARS);
        }

        /** The index, or the one before where it would cut a character in two. */
        private static int whole(String text, int index) {
            return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
        }

        private static void add(List<ExcerptPart> parts, String text, boolean hit) {
            if (text.isEmpty()) {
                return;
            }
            ExcerptPart last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.hit() == hit) {
                parts.set(parts.size() - 1, new ExcerptPart(last.text() + text, hit));
            } else {
                parts.add(new ExcerptPart(text, hit));
            }
        }
    }
}
