package io.earnest.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** API8: every answer says what a browser may do with it, no error tells what is inside, and nothing for operators is public. */
final class ConfigurationCheck implements ApiCheck {
    private static final Pattern INSIDE =
            Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|\\w+(Exception|Error)\\b|\\.java:");
    private static final String[] ORIGIN = {"Origin", "https://evil.example"};

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        Person anybody = Person.anonymous(url);
        List<Operation> published = Operation.published();
        Stream<Answer> asked = published.stream()
                .map(operation -> anybody.send(operation.method(), cast.path(operation), null, ORIGIN));
        Stream<Answer> broken = published.stream()
                .filter(operation -> operation.requestSchema().isPresent())
                .map(operation -> ApiCast.call(
                        operation, ApiCast.at(url, cast.entitled(operation)), cast.path(operation), "{\"body\":"));
        Stream<Answer> others = Stream.of("GET /", "GET /nothing-here", "TRACE /api/me", "PROPFIND /api/articles")
                .map(line -> line.split(" "))
                .map(line -> anybody.send(line[0], line[1], null, ORIGIN));
        return Stream.concat(
                Stream.of(asked, broken, others).flatMap(answers -> answers).flatMap(ConfigurationCheck::wrongWith),
                Stream.of(
                                "/actuator",
                                "/actuator/health",
                                "/actuator/env",
                                "/actuator/prometheus",
                                "/actuator/heapdump")
                        .map(path -> ApiCast.at(url, cast.world().operator()).get(path))
                        .filter(answer -> answer.status() < 400)
                        .map(answer -> "for operators of machines only: " + answer.request()));
    }

    private static Stream<String> wrongWith(Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (!header(answer, "X-Content-Type-Options").equals("nosniff")) {
            wrong.add("no nosniff");
        }
        if (!header(answer, "Content-Security-Policy").startsWith("default-src 'none'")) {
            wrong.add("no policy of contents");
        }
        for (String told : List.of("Access-Control-Allow-Origin", "Server", "X-Powered-By")) {
            if (answer.headers().firstValue(told).isPresent()) {
                wrong.add(told);
            }
        }
        if (answer.status() >= 500 || answer.status() == 200 && answer.request().startsWith("TRACE")) {
            wrong.add("a failure");
        }
        if (answer.status() >= 400 && INSIDE.matcher(answer.text()).find()) {
            wrong.add("what is inside");
        }
        return wrong.stream().map(what -> what + ": " + answer.request() + " " + answer.status() + " " + answer.text());
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
