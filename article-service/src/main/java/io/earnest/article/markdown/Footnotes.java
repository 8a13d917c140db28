package io.earnest.article.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes of one text, as GitHub has them: {@code [^label]} in the text refers to {@code [^label]: note}, a block that goes
 * on as long as its lines are indented by four, or as a paragraph does. Notes are numbered as they are first referred to and
 * stand at the end, each with a way back to each of its references. A reference without a note stays as it was written, a note
 * without a reference is not shown, and of two notes of one label the first counts.
 */
final class Footnotes implements LinkProcessor {
    private static final Pattern DEFINITION = Pattern.compile("\\[\\^([^\\s\\[\\]^]{1,40})]:");
    private static final int CONTENT_INDENT = 4;
    /** References behind these stay text: each adds its way back to the note. */
    private static final int MAX_REFERENCES = 2_000;

    private final List<Note> written = new ArrayList<>();
    private final Map<String, Note> byLabel = new HashMap<>();
    /** In the order of their numbers. */
    private final List<Note> shown = new ArrayList<>();

    private int references;

    /** Makes a parser see the notes of the one text that it is to parse. */
    void in(Parser.Builder parser) {
        parser.customBlockParserFactory(new Definitions()).linkProcessor(this);
    }

    /** Makes a renderer write them. */
    static void in(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Writer::new);
    }

    /** Takes the notes from where they were written to the end of the parsed text. */
    void moveToEnd(Node document) {
        written.forEach(Node::unlink);
        if (!shown.isEmpty()) {
            Section section = new Section();
            shown.forEach(section::appendChild);
            document.appendChild(section);
        }
    }

    @Override
    public @Nullable LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        String text = link.text(scanner);
        Note note = text.startsWith("^") && link.destination() == null ? byLabel.get(key(text.substring(1))) : null;
        if (note == null || references >= MAX_REFERENCES) {
            return LinkResult.none();
        }
        references++;
        if (note.references++ == 0) {
            shown.add(note);
            note.number = shown.size();
        }
        return LinkResult.replaceWith(new Reference(note, note.references), link.afterTextBracket());
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    private static final class Note extends CustomBlock {
        private int number;
        private int references;

        /** With a colon, which no heading's id has. */
        String id() {
            return "fn:" + number;
        }

        String referenceId(int reference) {
            return "fnref:" + number + (reference == 1 ? "" : ":" + reference);
        }
    }

    private static final class Reference extends CustomNode {
        private final Note note;
        private final int which;

        Reference(Note note, int which) {
            this.note = note;
            this.which = which;
        }
    }

    private static final class Section extends CustomBlock {}

    private final class Definitions extends AbstractBlockParserFactory {
        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= CONTENT_INDENT) {
                return BlockStart.none();
            }
            int start = state.getNextNonSpaceIndex();
            CharSequence line = state.getLine().getContent();
            Matcher definition = DEFINITION.matcher(line).region(start, line.length());
            return definition.lookingAt()
                    ? BlockStart.of(new Definition(definition.group(1))).atIndex(definition.end())
                    : BlockStart.none();
        }
    }

    private final class Definition extends AbstractBlockParser {
        private final Note note = new Note();

        Definition(String label) {
            written.add(note);
            byLabel.putIfAbsent(key(label), note);
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public Block getBlock() {
            return note;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getIndex());
            }
            return state.getIndent() >= CONTENT_INDENT
                    ? BlockContinue.atColumn(state.getColumn() + CONTENT_INDENT)
                    : BlockContinue.none();
        }
    }

    private static final class Writer implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Writer(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Note.class, Reference.class, Section.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case Reference reference -> write(reference);
                case Section section -> write(section);
                default -> {
                    // A note stands in the section, which writes it.
                }
            }
        }

        private void write(Reference reference) {
            Note note = reference.note;
            html.raw("<sup class=\"footnote-ref\">");
            html.tag("a", attributes("href", "#" + note.id(), "id", note.referenceId(reference.which)));
            html.text(String.valueOf(note.number));
            html.raw("</a></sup>");
        }

        private void write(Section section) {
            html.line();
            html.raw("<hr /><ol class=\"footnotes\">");
            for (Node node = section.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof Note note) {
                    html.line();
                    html.tag("li", Map.of("id", note.id()));
                    write(note);
                    html.raw("</li>");
                }
            }
            html.line();
            html.raw("</ol>");
            html.line();
        }

        /** The ways back stand at the end of the note's last paragraph. */
        private void write(Note note) {
            for (Node child = note.getFirstChild(); child != null; child = child.getNext()) {
                if (child.getNext() == null && child instanceof Paragraph last) {
                    html.raw("<p>");
                    for (Node part = last.getFirstChild(); part != null; part = part.getNext()) {
                        context.render(part);
                    }
                    waysBack(note);
                    html.raw("</p>");
                    return;
                }
                context.render(child);
            }
            waysBack(note);
        }

        /** Always in the same order, as the same text is to give the same HTML. */
        private static Map<String, String> attributes(String first, String value, String second, String other) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put(first, value);
            attributes.put(second, other);
            return attributes;
        }

        private void waysBack(Note note) {
            for (int i = 1; i <= note.references; i++) {
                html.raw(" ");
                html.tag("a", attributes("href", "#" + note.referenceId(i), "class", "footnote-backref"));
                html.text(i == 1 ? "↩" : "↩" + i);
                html.raw("</a>");
            }
        }
    }
}
