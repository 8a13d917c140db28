package io.earnest.profile.avatar;

import java.util.List;
import java.util.Optional;

/** The catalogue. It is part of the product, so it is code and not data. */
public final class Avatars {
    /** Whoever may comment and chose no avatar speaks under this one; it is not in the list. */
    public static final Avatar NEUTRAL = new Avatar("neutral", "Anonymous", 1);

    private static final List<Avatar> ALL = List.of(
            new Avatar("leonardo", "Leonardo", 13),
            new Avatar("donatello", "Donatello", 13),
            new Avatar("raphael", "Raphael", 13),
            new Avatar("michelangelo", "Michelangelo", 13),
            new Avatar("botticelli", "Botticelli", 15),
            new Avatar("titian", "Titian", 17),
            new Avatar("caravaggio", "Caravaggio", 20),
            new Avatar("artemisia", "Artemisia", 23),
            new Avatar("sofonisba", "Sofonisba", 26),
            new Avatar("brunelleschi", "Brunelleschi", 30));

    private Avatars() {}

    /** All that can be chosen, by the level that opens them. */
    public static List<Avatar> all() {
        return ALL;
    }

    public static Optional<Avatar> byId(String id) {
        return ALL.stream().filter(a -> a.id().equals(id)).findFirst();
    }
}
