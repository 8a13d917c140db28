package io.earnest.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A whole drawn as one bar, a thousand units wide, its parts side by side.
 *
 * @param title what the whole is, for those who do not see the picture
 */
public record Bar(String title, List<Piece> pieces) {
    private static final double WIDTH = 1000;

    /**
     * One part.
     *
     * @param name its colour in the style sheet, {@code c-name}
     * @param twei its size; below 0 it has no place in the picture, only in the legend
     */
    public record Piece(String name, String label, long twei, String x, String width) {

        public String amount() {
            return Words.amount(twei);
        }
    }

    static Bar of(String title) {
        return new Bar(title, List.of());
    }

    Bar with(String name, String label, long twei) {
        List<Piece> grown = new ArrayList<>(pieces);
        grown.add(new Piece(name, label, twei, "0", "0"));
        double whole = grown.stream().mapToLong(p -> Math.max(0, p.twei())).sum();
        double x = 0;
        List<Piece> placed = new ArrayList<>();
        for (Piece piece : grown) {
            double width = whole == 0 ? 0 : WIDTH * Math.max(0, piece.twei()) / whole;
            placed.add(
                    new Piece(piece.name(), piece.label(), piece.twei(), "%.2f".formatted(x), "%.2f".formatted(width)));
            x += width;
        }
        return new Bar(title, List.copyOf(placed));
    }

    public String inWords() {
        return pieces.stream().map(p -> p.label() + " " + p.twei()).collect(Collectors.joining(", ", title + ": ", ""));
    }
}
