package io.earnest.article.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.swing.text.Segment;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.jspecify.annotations.Nullable;

/**
 * Code in a language that its author names: its words, strings, numbers and comments marked for the style sheet. What a
 * language's scanner can't take is left as it is. A text has so much of it and no more; what comes then is plain.
 */
final class CodeColours implements NodeRenderer {
    /** A letter each, as there are many. */
    static final Set<String> CLASSES = Set.of("k", "t", "f", "s", "n", "c", "a");

    private static final int MOST_CHARS = 40_000;
    private static final Map<String, String> LANGUAGES = languages();

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private int left = MOST_CHARS;

    private CodeColours(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    static void in(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(CodeColours::new);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    /** As the renderer of all other nodes writes it, but for what stands within. */
    @Override
    public void render(Node node) {
        FencedCodeBlock block = (FencedCodeBlock) node;
        String info = block.getInfo() == null ? "" : block.getInfo();
        String language = info.split(" ", 2)[0];
        html.line();
        html.tag("pre", context.extendAttributes(node, "pre", Map.of()));
        html.tag(
                "code",
                context.extendAttributes(
                        node, "code", language.isEmpty() ? Map.of() : Map.of("class", "language-" + language)));
        code(block.getLiteral(), LANGUAGES.get(language.toLowerCase(Locale.ROOT)));
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    private void code(String code, @Nullable String style) {
        if (style == null || code.length() > left) {
            html.text(code);
            return;
        }
        left -= code.length();
        TokenMaker scanner = TokenMakerFactory.getDefaultInstance().getTokenMaker(style);
        int state = TokenTypes.NULL;
        for (int start = 0; start < code.length(); ) {
            int end = code.indexOf('\n', start);
            end = end < 0 ? code.length() : end;
            state = line(code, start, end, scanner, state);
            if (end < code.length()) {
                html.text("\n");
            }
            start = end + 1;
        }
    }

    /** Gives what the next line begins in. */
    private int line(String code, int start, int end, TokenMaker scanner, int state) {
        char[] line = code.substring(start, end).toCharArray();
        Token last = null;
        int written = 0;
        for (Token token = scanner.getTokenList(new Segment(line, 0, line.length), state, 0);
                token != null && token.isPaintable();
                token = token.getNextToken()) {
            int length = Math.min(token.length(), line.length - written);
            piece(code.substring(start + written, start + written + length), classOf(token.getType()));
            written += length;
            last = token;
            if (token.getNextToken() != null && !token.getNextToken().isPaintable()) {
                last = null;
            }
        }
        html.text(code.substring(start + written, end));
        return last == null ? written == 0 ? state : TokenTypes.NULL : last.getType();
    }

    private void piece(String text, @Nullable String kind) {
        if (kind == null) {
            html.text(text);
            return;
        }
        html.tag("span", Map.of("class", kind));
        html.text(text);
        html.tag("/span");
    }

    private static @Nullable String classOf(int type) {
        return switch (type) {
            case TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.MARKUP_TAG_NAME -> "k";
            case TokenTypes.DATA_TYPE -> "t";
            case TokenTypes.FUNCTION -> "f";
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.REGEX,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA -> "s";
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> "n";
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT,
                    TokenTypes.MARKUP_DTD,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION -> "c";
            case TokenTypes.ANNOTATION,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.VARIABLE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE,
                    TokenTypes.MARKUP_ENTITY_REFERENCE -> "a";
            default -> null;
        };
    }

    /** By the names that people write behind the fence. */
    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        named(languages, SyntaxConstants.SYNTAX_STYLE_C, "c", "h");
        named(languages, SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS, "c++", "cpp", "cc", "hpp");
        named(languages, SyntaxConstants.SYNTAX_STYLE_CSHARP, "c#", "csharp", "cs");
        named(languages, SyntaxConstants.SYNTAX_STYLE_CLOJURE, "clojure", "clj");
        named(languages, SyntaxConstants.SYNTAX_STYLE_CSS, "css");
        named(languages, SyntaxConstants.SYNTAX_STYLE_DART, "dart");
        named(languages, SyntaxConstants.SYNTAX_STYLE_DOCKERFILE, "dockerfile", "docker");
        named(languages, SyntaxConstants.SYNTAX_STYLE_GO, "go", "golang");
        named(languages, SyntaxConstants.SYNTAX_STYLE_GROOVY, "groovy", "gradle");
        named(languages, SyntaxConstants.SYNTAX_STYLE_HTML, "html");
        named(languages, SyntaxConstants.SYNTAX_STYLE_INI, "ini", "toml");
        named(languages, SyntaxConstants.SYNTAX_STYLE_JAVA, "java");
        named(languages, SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT, "javascript", "js", "jsx", "mjs");
        named(languages, SyntaxConstants.SYNTAX_STYLE_JSON_WITH_COMMENTS, "json", "jsonc");
        named(languages, SyntaxConstants.SYNTAX_STYLE_KOTLIN, "kotlin", "kt");
        named(languages, SyntaxConstants.SYNTAX_STYLE_LATEX, "latex", "tex");
        named(languages, SyntaxConstants.SYNTAX_STYLE_LISP, "lisp", "scheme");
        named(languages, SyntaxConstants.SYNTAX_STYLE_LUA, "lua");
        named(languages, SyntaxConstants.SYNTAX_STYLE_MAKEFILE, "makefile", "make");
        named(languages, SyntaxConstants.SYNTAX_STYLE_PERL, "perl", "pl");
        named(languages, SyntaxConstants.SYNTAX_STYLE_PHP, "php");
        named(languages, SyntaxConstants.SYNTAX_STYLE_POWERSHELL, "powershell", "ps1");
        named(languages, SyntaxConstants.SYNTAX_STYLE_PROTO, "proto", "protobuf");
        named(languages, SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE, "properties");
        named(languages, SyntaxConstants.SYNTAX_STYLE_PYTHON, "python", "py");
        named(languages, SyntaxConstants.SYNTAX_STYLE_RUBY, "ruby", "rb");
        named(languages, SyntaxConstants.SYNTAX_STYLE_RUST, "rust", "rs");
        named(languages, SyntaxConstants.SYNTAX_STYLE_SCALA, "scala");
        named(languages, SyntaxConstants.SYNTAX_STYLE_SQL, "sql");
        named(languages, SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT, "typescript", "ts", "tsx");
        named(languages, SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL, "bash", "sh", "shell", "zsh");
        named(languages, SyntaxConstants.SYNTAX_STYLE_WINDOWS_BATCH, "bat", "batch");
        named(languages, SyntaxConstants.SYNTAX_STYLE_XML, "xml", "svg");
        named(languages, SyntaxConstants.SYNTAX_STYLE_YAML, "yaml", "yml");
        return Map.copyOf(languages);
    }

    private static void named(Map<String, String> languages, String style, String... names) {
        for (String name : names) {
            languages.put(name, style);
        }
    }
}
