package io.earnest.launcher.secrets;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users of one store's database: one at most times, two while a password changes, so that the service goes from one to the
 * other and none of its connections is refused. The first has the name of the database, the later ones a number after it.
 */
final class StoreUsers {
    private static final Pattern IN_ADDRESS = Pattern.compile("^mongodb(?:\\+srv)?://([^:@/]+):");
    private static final int MOST = 10_000;

    private final String database;
    private final Predicate<String> present;

    /** @param present whether there is a file of that name in the store's folder */
    StoreUsers(String database, Predicate<String> present) {
        this.database = database;
        this.present = present;
    }

    /** From the oldest to the newest. */
    List<String> names() {
        return all().filter(user -> present.test(file(user))).toList();
    }

    /** The one to make next: the first, or the one after the newest. */
    String next() {
        List<String> names = names();
        return names.isEmpty()
                ? database
                : all().dropWhile(user -> !user.equals(names.getLast()))
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
    }

    static String file(String user) {
        return "user-" + user;
    }

    /** Whom an address signs in; null where it names nobody. */
    static @Nullable String in(String uri) {
        var matcher = IN_ADDRESS.matcher(uri);
        return matcher.find() ? matcher.group(1) : null;
    }

    private Stream<String> all() {
        return IntStream.rangeClosed(1, MOST).mapToObj(number -> number == 1 ? database : database + "-" + number);
    }
}
