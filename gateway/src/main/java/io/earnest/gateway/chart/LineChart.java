package io.earnest.gateway.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Amounts over days, as lines on one scale. A drawing of {@value #WIDTH} by {@value #HEIGHT} that is stretched to its place;
 * what is to be read stands beside it as text.
 *
 * @param title what it shows, for those who do not see it
 * @param lines one for each kind of amount
 * @param days the days, from the first to the last, as they are written below the drawing
 * @param places of the days in time; where some are left out, there is room for them
 */
public record LineChart(String title, List<Line> lines, List<String> days, List<Long> places) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 200;

    /**
     * One kind of amount.
     *
     * @param name its stroke in the style sheet, {@code l-name}
     * @param points of the line, as SVG writes them
     * @param area the same closed along zero
     */
    public record Line(String name, String label, List<Long> amounts, String points, String area) {
        public long last() {
            return amounts.getLast();
        }
    }

    /** Of days that follow each other without a gap. */
    public static LineChart of(String title, List<String> days) {
        return of(title, days, LongStream.range(0, days.size()).boxed().toList());
    }

    public static LineChart of(String title, List<String> days, List<Long> places) {
        return new LineChart(title, List.of(), days, places);
    }

    /** With one more line; all are drawn anew on the scale that holds them. */
    public LineChart with(String name, String label, List<Long> amounts) {
        List<Line> grown = new ArrayList<>(lines);
        grown.add(new Line(name, label, amounts, "", ""));
        Scale scale = scale(grown);
        return new LineChart(
                title, grown.stream().map(line -> drawn(line, scale)).toList(), days, places);
    }

    public long most() {
        return scale(lines).most();
    }

    public long least() {
        return scale(lines).least();
    }

    /** The first and the last day, and the one between them if it stands in the middle: so that they can be read on a phone. */
    public List<String> marks() {
        int last = days.size() - 1;
        if (last < 2) {
            return days;
        }
        ToDoubleFunction<Integer> off = day -> Math.abs(x(day) - WIDTH / 2.0);
        return IntStream.range(1, last)
                .boxed()
                .min(Comparator.comparingDouble(off))
                .filter(day -> off.applyAsDouble(day) <= WIDTH / 20.0)
                .map(day -> List.of(days.getFirst(), days.get(day), days.getLast()))
                .orElseGet(() -> List.of(days.getFirst(), days.getLast()));
    }

    private double x(int day) {
        long span = Math.max(1, places.getLast() - places.getFirst());
        return (double) WIDTH * (places.get(day) - places.getFirst()) / span;
    }

    public String inWords() {
        return lines.stream()
                .map(line -> line.label() + " from " + line.amounts().getFirst() + " to " + line.last())
                .collect(Collectors.joining("; ", title + ", " + days.getFirst() + " to " + days.getLast() + ": ", ""));
    }

    private static Scale scale(List<Line> lines) {
        return Scale.over(
                lines.stream().flatMap(line -> line.amounts().stream()).mapToLong(Long::longValue), HEIGHT);
    }

    private Line drawn(Line line, Scale scale) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < line.amounts().size(); i++) {
            points.add(point(x(i), scale, line.amounts().get(i)));
        }
        if (points.size() == 1) {
            points.add(point(WIDTH, scale, line.amounts().getFirst()));
        }
        String drawn = String.join(" ", points);
        return new Line(
                line.name(),
                line.label(),
                line.amounts(),
                drawn,
                point(0, scale, 0) + " " + drawn + " " + point(WIDTH, scale, 0));
    }

    private static String point(double x, Scale scale, long amount) {
        return Scale.of(x) + "," + Scale.of(HEIGHT - scale.at(amount));
    }
}
