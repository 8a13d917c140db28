package io.earnest.launcher.bench.page;

import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Machine;
import io.earnest.launcher.bench.result.Results;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.result.Spread;
import io.earnest.launcher.bench.result.TextTable;
import io.earnest.launcher.bench.result.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run as one page that needs nothing else: no script, no other file. */
public final class ResultPage {
    private ResultPage() {}

    /** The whole document. */
    public static String of(Results results) {
        StringBuilder page = new StringBuilder("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>What Earnest costs</title>
            <style>
            """);
        page.append(style()).append("</style>\n</head>\n<body>\n<h1>What Earnest costs</h1>\n");
        page.append(paragraph("", introduction(results)));
        page.append(
                paragraph(
                        "quiet",
                        "Each bar is the median of the rounds, the line in it goes from the least to the most. Figures are compared"
                                + " within one run only: the next run meets another machine, or the same one with other work beside."));
        results.sections().forEach(section -> section(page, section));
        if (!results.missing().isEmpty()) {
            page.append("<h2>Not measured</h2>\n<ul>\n");
            results.missing()
                    .forEach(line -> page.append("<li>").append(Html.text(line)).append("</li>\n"));
            page.append("</ul>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String introduction(Results results) {
        Machine machine = results.machine();
        String load = machine.loadBefore() < 0 ? "" : ", load " + Words.number(machine.loadBefore()) + " before";
        List<Double> loads = results.sections().stream()
                .flatMap(section -> section.figures().stream())
                .map(Figure::load)
                .filter(Objects::nonNull)
                .map(Spread::median)
                .toList();
        String during = loads.isEmpty()
                ? ""
                : " and " + Words.number(Spread.of(loads).least()) + " to "
                        + Words.number(Spread.of(loads).most()) + " during it";
        return "Taken at %s on %d processors, %,d MB of memory, %s (%s), Java %s%s%s. Measured: %s."
                .formatted(
                        results.at(),
                        machine.processors(),
                        machine.memoryMegabytes(),
                        machine.system(),
                        machine.architecture(),
                        machine.java(),
                        load,
                        during,
                        results.system());
    }

    private static void section(StringBuilder page, Section section) {
        page.append("<h2>").append(Html.text(section.title())).append("</h2>\n");
        page.append(paragraph("quiet", section.how()));
        byUnit(section).forEach((unit, figures) -> {
            page.append("<h3>").append(Html.text(unit)).append("</h3>\n");
            legend(page, BarChart.parts(figures));
            page.append(BarChart.of(figures, section.title() + ", " + unit));
        });
        section.notes().forEach(note -> page.append(paragraph("quiet", note)));
        page.append("<details><summary>All figures</summary>\n");
        table(page, TextTable.cells(section));
        page.append("</details>\n");
    }

    private static Map<String, List<Figure>> byUnit(Section section) {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        section.figures()
                .forEach(figure -> groups.computeIfAbsent(figure.unit(), unit -> new ArrayList<>())
                        .add(figure));
        return groups;
    }

    private static void legend(StringBuilder page, List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        page.append("<ul class=\"legend\">");
        for (int i = 0; i < parts.size(); i++) {
            page.append("<li><i class=\"%s\"></i>%s</li>".formatted(BarChart.colour(i), Html.text(parts.get(i))));
        }
        page.append("</ul>\n");
    }

    private static void table(StringBuilder page, TextTable.Cells cells) {
        page.append("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
        cells.heads()
                .forEach(head -> page.append("<th scope=\"col\">")
                        .append(Html.text(head))
                        .append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : cells.rows()) {
            page.append("<tr><th scope=\"row\">")
                    .append(Html.text(row.getFirst()))
                    .append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> page.append("<td>").append(Html.text(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }

    private static String paragraph(String kind, String words) {
        return "<p%s>%s</p>\n".formatted(kind.isEmpty() ? "" : " class=\"" + kind + "\"", Html.text(words));
    }

    private static String style() {
        try (var style = ResultPage.class.getResourceAsStream("/bench/page.css")) {
            return new String(Objects.requireNonNull(style, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
