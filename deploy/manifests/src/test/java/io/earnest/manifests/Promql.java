package io.earnest.manifests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query asks Prometheus for: its selectors, each with the labels that anything around it names. Reads what the rules,
 * dashboards and runbooks use of the language; what it can't read is refused, never passed over.
 */
public final class Promql {
    /** Blank, a text, a range, a number or duration, a name, a sign. */
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\[[^]]*]|[0-9][0-9a-z.]*"
                    + "|[a-zA-Z_:][\\w:]*|=~|!~|!=|==|<=|>=|[-+*/%^<>=(){},@]");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "atan2");
    private static final Set<String> GROUPING = Set.of("by", "without");
    private static final Set<String> MATCHING = Set.of("on", "ignoring", "group_left", "group_right");

    private final String query;
    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final Deque<Parenthesis> open = new ArrayDeque<>();
    private final Set<String> matched = new LinkedHashSet<>();
    private Set<String> before = Set.of();
    private int at;

    /**
     * A metric that is asked for.
     *
     * @param conditions what its labels have to be
     * @param grouped the labels by which aggregations around it group, and by which operators match
     */
    public record Selector(String metric, List<Condition> conditions, Set<String> grouped) {}

    /**
     * What one label has to be.
     *
     * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
     */
    public record Condition(String label, String operator, String value) {}

    /** @param first the first selector inside */
    private record Parenthesis(Set<String> grouped, int first) {}

    private Promql(String query) {
        this.query = query;
        this.tokens = tokens(query);
    }

    /** The selectors in a query, in its order; not those that Grafana's variables stand for. */
    public static List<Selector> selectors(String query) {
        Promql read = new Promql(query);
        while (read.at < read.tokens.size()) {
            read.next();
        }
        if (!read.open.isEmpty()) {
            throw read.unreadable("a parenthesis stays open");
        }
        for (int i = 0; i < read.selectors.size(); i++) {
            read.group(i, read.matched);
        }
        return List.copyOf(read.selectors);
    }

    private void next() {
        String token = take();
        if (token.equals("(")) {
            open.push(new Parenthesis(before, selectors.size()));
            before = Set.of();
        } else if (token.equals(")")) {
            close();
        } else if (token.equals("{")) {
            throw unreadable("a selector without a name");
        } else if (MATCHING.contains(token)) {
            matched.addAll(labels());
        } else if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == ':') {
            name(token);
        }
    }

    private void close() {
        if (open.isEmpty()) {
            throw unreadable("a parenthesis too much");
        }
        Parenthesis closed = open.pop();
        Set<String> grouped = new LinkedHashSet<>(closed.grouped);
        if (at < tokens.size() && GROUPING.contains(tokens.get(at))) {
            at++;
            grouped.addAll(labels());
        }
        for (int i = closed.first; i < selectors.size(); i++) {
            group(i, grouped);
        }
    }

    private void group(int selector, Set<String> labels) {
        Selector was = selectors.get(selector);
        Set<String> all = new LinkedHashSet<>(was.grouped);
        all.addAll(labels);
        selectors.set(selector, new Selector(was.metric, was.conditions, all));
    }

    private void name(String name) {
        String following = at < tokens.size() ? tokens.get(at) : "";
        if (GROUPING.contains(following)) {
            at++;
            before = labels();
        } else if (!following.equals("(") && !OPERATORS.contains(name)) {
            selectors.add(new Selector(name, following.equals("{") ? conditions() : List.of(), Set.of()));
        }
    }

    /** {@code (a, b)} */
    private Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        expect("(");
        while (!isNext(")")) {
            labels.add(take());
            if (!isNext(")")) {
                expect(",");
            }
        }
        expect(")");
        return labels;
    }

    /** <code>{a="b", c=~"d.*"}</code> */
    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        expect("{");
        while (!isNext("}")) {
            String label = take();
            String operator = take();
            String quoted = take();
            if (!quoted.startsWith("\"") && !quoted.startsWith("'")) {
                throw unreadable("no text where it should be");
            }
            conditions.add(new Condition(label, operator, quoted.substring(1, quoted.length() - 1)));
            if (!isNext("}")) {
                expect(",");
            }
        }
        expect("}");
        return conditions;
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw unreadable("no " + token + " where it should be");
        }
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String take() {
        if (at >= tokens.size()) {
            throw unreadable("it ends too soon");
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException unreadable(String why) {
        return new IllegalArgumentException(why + ": " + query);
    }

    private static List<String> tokens(String query) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new IllegalArgumentException("no PromQL at \"" + query.substring(at) + "\": " + query);
            }
            at = token.end();
            if (!token.group().isBlank()) {
                tokens.add(token.group());
            }
        }
        return tokens;
    }
}
