package io.earnest.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a command does to the data. One that is not known to only read is taken to write. */
enum Access {
    NONE,
    READS,
    WRITES;

    private static final Set<String> WITHOUT_DATA = Set.of(
            "buildinfo",
            "connectionstatus",
            "endsessions",
            "getcmdlineopts",
            "getlog",
            "hello",
            "hostinfo",
            "ismaster",
            "ping",
            "replsetgetstatus",
            "serverstatus",
            "whatsmyuri");
    private static final Set<String> READING = Set.of(
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "find",
            "listcollections",
            "listdatabases",
            "listindexes",
            "validate");

    static Access of(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (WITHOUT_DATA.contains(name)) {
            return NONE;
        }
        boolean reads = READING.contains(name) || (name.equals("aggregate") && !writesItsResult(query));
        return reads ? READS : WRITES;
    }

    private static boolean writesItsResult(Document query) {
        return !(query.get("pipeline") instanceof List<?> stages)
                || stages.stream()
                        .anyMatch(stage -> !(stage instanceof Document only)
                                || only.containsKey("$out")
                                || only.containsKey("$merge"));
    }
}
