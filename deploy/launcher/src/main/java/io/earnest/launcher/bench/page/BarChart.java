package io.earnest.launcher.bench.page;

import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Spread;
import io.earnest.launcher.bench.result.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures of one unit as bars below their names: the median, made of its parts where it has some, with a line from the least to
 * the most. Widths are shares of the room there is, texts are not scaled: so it can be read on a phone.
 */
final class BarChart {
    private static final int ROW = 46;
    private static final int BAR_TOP = 20;
    private static final int BAR_HEIGHT = 14;
    private static final int COLOURS = 7;

    private BarChart() {}

    /** The names of all parts, in the order of their colours. */
    static List<String> parts(List<Figure> figures) {
        List<String> parts = new ArrayList<>();
        figures.forEach(figure -> figure.parts().keySet().stream()
                .filter(part -> !parts.contains(part))
                .forEach(parts::add));
        return parts;
    }

    /** The class of a part's colour. */
    static String colour(int part) {
        return "c" + part % COLOURS;
    }

    /** As an SVG element. */
    static String of(List<Figure> figures, String title) {
        double most = figures.stream()
                .mapToDouble(figure -> figure.spread().most())
                .max()
                .orElse(0);
        List<String> parts = parts(figures);
        StringBuilder svg = new StringBuilder(
                "<svg role=\"img\" height=\"" + ROW * figures.size() + "\" aria-label=\"" + Html.text(title) + "\">\n");
        for (int i = 0; i < figures.size(); i++) {
            row(svg, figures.get(i), i * ROW, most, parts);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Figure figure, int top, double most, List<String> parts) {
        Spread spread = figure.spread();
        String value = Words.number(spread.median()) + " " + figure.unit();
        if (figure.ratio() != null) {
            value += " · " + Words.number(figure.ratio().value()) + " "
                    + figure.ratio().of();
        }
        svg.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(top + 14, Html.text(figure.name())));
        svg.append("<text x=\"100%%\" y=\"%d\" text-anchor=\"end\">%s</text>\n".formatted(top + 14, Html.text(value)));
        svg.append("<rect class=\"space\" x=\"0\" y=\"%d\" width=\"100%%\" height=\"%d\"/>"
                .formatted(top + BAR_TOP, BAR_HEIGHT));
        if (figure.parts().isEmpty()) {
            bar(svg, colour(0), 0, share(spread.median(), most), top, figure.name());
        } else {
            stacked(svg, figure, top, most, parts);
        }
        double least = share(spread.least(), most);
        svg.append("<line class=\"spread\" x1=\"%s\" x2=\"%s\" y1=\"%4$d\" y2=\"%4$d\"><title>%3$s</title></line>\n"
                .formatted(
                        percent(least),
                        percent(share(spread.most(), most)),
                        Html.text("from " + Words.number(spread.least()) + " to " + Words.number(spread.most()) + " "
                                + figure.unit() + " in " + spread.rounds() + " rounds"),
                        top + BAR_TOP + BAR_HEIGHT / 2));
    }

    /** Medians of parts need not add up to the median of the whole: each has its part of that. */
    private static void stacked(StringBuilder svg, Figure figure, int top, double most, List<String> parts) {
        double sum = figure.parts().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        double whole = share(figure.spread().median(), most);
        double left = 0;
        for (Map.Entry<String, Double> part : figure.parts().entrySet()) {
            double width = sum <= 0 ? 0 : whole * part.getValue() / sum;
            bar(
                    svg,
                    colour(parts.indexOf(part.getKey())),
                    left,
                    width,
                    top,
                    part.getKey() + " " + Words.number(part.getValue()) + " " + figure.unit());
            left += width;
        }
    }

    private static void bar(StringBuilder svg, String colour, double left, double width, int top, String title) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>"
                .formatted(colour, percent(left), top + BAR_TOP, percent(width), BAR_HEIGHT, Html.text(title)));
    }

    private static double share(double value, double most) {
        return most <= 0 ? 0 : Math.max(0, Math.min(1, value / most));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }
}
