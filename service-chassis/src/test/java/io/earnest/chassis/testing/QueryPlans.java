package io.earnest.chassis.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Hears every command that a service's code sends to the real mongod, and has the plans explained: each must find what it wants
 * by an index, in the index's order. Two commands from one line of code with the same shape count as one. What the tests
 * themselves send is not heard.
 */
final class QueryPlans implements CommandListener {
    private static final Set<String> WITH_A_PLAN =
            Set.of("find", "aggregate", "count", "distinct", "update", "delete", "findAndModify");
    private static final Set<String> UNBOUNDED = Set.of("COLLSCAN", "SORT");
    private static final Set<String> NOT_FOR_EXPLAIN = Set.of(
            "$db", "lsid", "$clusterTime", "txnNumber", "writeConcern", "readConcern", "$readPreference", "ordered");

    private final Predicate<Class<?>> serviceCode;
    private final Map<String, Seen> waiting = new ConcurrentHashMap<>();
    private final Set<String> explained = ConcurrentHashMap.newKeySet();
    private final Set<String> collections = ConcurrentHashMap.newKeySet();

    /** A command, where it went and which line of code sent it. */
    private record Seen(String database, BsonDocument command, String sender) {}

    QueryPlans(Predicate<Class<?>> serviceCode) {
        this.serviceCode = serviceCode;
    }

    /** The one that hears the tests of this process, if they have a real mongod. */
    static @Nullable QueryPlans ofThisProcess() {
        return TestStores.realUri() == null ? null : Process.PLANS;
    }

    /** Has the commands of a client heard, if they go to the real mongod. */
    static void watch(MongoClientSettings.Builder settings) {
        QueryPlans plans = ofThisProcess();
        if (plans != null) {
            settings.addCommandListener(plans);
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String name = event.getCommandName();
        String address = event.getConnectionDescription().getServerAddress().toString();
        if (!WITH_A_PLAN.contains(name) || !Process.HOSTS.contains(address)) {
            return;
        }
        StackWalker.StackFrame sender = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> isOurs(frame.getDeclaringClass()))
                        .findFirst()
                        .orElse(null));
        if (sender == null || !serviceCode.test(sender.getDeclaringClass())) {
            return;
        }
        String line = sender.getClassName() + ":" + sender.getLineNumber();
        for (BsonDocument command : statements(name, event.getCommand())) {
            if (deletesAll(command)) {
                continue;
            }
            String shape = line + " " + shape(command);
            if (!explained.contains(shape)) {
                waiting.putIfAbsent(shape, new Seen(event.getDatabaseName(), command, line));
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.earnest.") && type.getPackage() != QueryPlans.class.getPackage();
    }

    /** Not a class of the tests, which may look at what they like. */
    static boolean isServiceCode(Class<?> type) {
        return !type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    /** Explain takes one update or delete at a time. */
    private static List<BsonDocument> statements(String name, BsonDocument command) {
        BsonDocument plain = BsonDocument.parse(command.toJson());
        plain.keySet().removeAll(NOT_FOR_EXPLAIN);
        String each = name.equals("update") ? "updates" : "deletes";
        if (!plain.containsKey(each)) {
            return List.of(plain);
        }
        List<BsonDocument> statements = new ArrayList<>();
        for (BsonValue statement : plain.getArray(each)) {
            statements.add(plain.clone().append(each, new BsonArray(List.of(statement))));
        }
        return statements;
    }

    /** Who deletes every document has to look at every document. */
    private static boolean deletesAll(BsonDocument command) {
        return command.containsKey("deletes")
                && command.getArray("deletes")
                        .getFirst()
                        .asDocument()
                        .getDocument("q")
                        .isEmpty();
    }

    /** The command without the values in it. */
    private static String shape(BsonValue value) {
        if (value.isDocument()) {
            StringBuilder shape = new StringBuilder("{");
            value.asDocument()
                    .forEach((key, inner) -> shape.append(key)
                            .append(key.equals("sort") ? inner : shape(inner))
                            .append(','));
            return shape.append('}').toString();
        }
        if (value.isArray()) {
            return value.asArray().stream()
                    .map(QueryPlans::shape)
                    .distinct()
                    .toList()
                    .toString();
        }
        return value.isNumber() || value.isBoolean() || value.isNull()
                ? value.getBsonType().name()
                : "";
    }

    /**
     * A line for each command heard since the last time that no index serves, but for those exempted with a reason, and for
     * what the README leaves out of the collections that they met.
     */
    List<String> unserved(MongoClient client, Properties exempt, ReadmeData readme) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Seen> entry : waiting.entrySet()) {
            Seen seen = entry.getValue();
            List<String> stages = stages(client, seen);
            waiting.remove(entry.getKey(), seen);
            // What met no collection says nothing; the next with this shape may.
            if (stages.contains("EOF")) {
                continue;
            }
            explained.add(entry.getKey());
            String collection = seen.command()
                    .getString(seen.command().getFirstKey(), new BsonString(""))
                    .getValue();
            if (collections.add(collection)) {
                lines.addAll(readme.missing(client.getDatabase(seen.database()), collection));
            }
            if (stages.stream().anyMatch(UNBOUNDED::contains) && !exempt.containsKey(collection)) {
                lines.add("%s has the plan %s for %s"
                        .formatted(seen.sender(), stages, seen.command().toJson()));
            }
        }
        return lines;
    }

    private static List<String> stages(MongoClient client, Seen seen) {
        BsonDocument explain =
                new BsonDocument("explain", seen.command()).append("verbosity", new BsonString("queryPlanner"));
        if (seen.command().containsKey("aggregate")) {
            seen.command().putIfAbsent("cursor", new BsonDocument());
        }
        Document answer = client.getDatabase(seen.database()).runCommand(explain);
        List<String> stages = new ArrayList<>();
        collect(answer, stages);
        return stages;
    }

    /** All stages of the winning plan; an aggregation names its own stages by their keys. */
    private static void collect(Object part, List<String> stages) {
        if (part instanceof Document document) {
            if (document.get("stage") instanceof String stage) {
                stages.add(stage);
            }
            if (document.containsKey("$sort") && document.get("$sort") instanceof Document) {
                stages.add("SORT");
            }
            document.forEach((key, value) -> {
                if (!key.equals("rejectedPlans") && !key.equals("command")) {
                    collect(value, stages);
                }
            });
        } else if (part instanceof List<?> list) {
            list.forEach(element -> collect(element, stages));
        }
    }

    private static final class Process {
        static final QueryPlans PLANS = new QueryPlans(QueryPlans::isServiceCode);
        static final List<String> HOSTS = new ConnectionString(String.valueOf(TestStores.realUri())).getHosts();
    }

    /** A client that is not heard. */
    static MongoClient unheard() {
        return Unheard.CLIENT;
    }

    private static final class Unheard {
        static final MongoClient CLIENT = MongoClients.create(String.valueOf(TestStores.realUri()));
    }
}
