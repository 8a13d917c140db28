package io.earnest.launcher.store;

import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.RandomText;
import io.earnest.launcher.system.ServiceName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Who may enter the mongod of a data directory: an administrator for the launcher itself, and each service with rights on its own
 * database alone. Their passwords and the key by which the replica set's members know one another are kept with the other keys.
 *
 * <p>What the files say is made true at every start, by one command for each account: so a start that is cut off anywhere leaves
 * nothing that the next does not put right, data from before there were accounts get theirs, and lost passwords are only new ones.
 */
final class MongodAccounts {
    private static final String FOLDER = "keys/mongod/";
    private static final String KEY_FILE = FOLDER + "keyfile";
    private static final Account ADMINISTRATOR = new Account("admin", "admin", "root", FOLDER + "admin-password");

    private final DataDirectory data;

    /**
     * @param database where it is kept, and where its role holds
     * @param passwordFile in the data directory
     */
    private record Account(String user, String database, String role, String passwordFile) {
        static Account of(ServiceName service) {
            String name = service.database();
            return new Account(name, name, "readWrite", FOLDER + "user-" + name);
        }

        boolean is(Document user) {
            return this.user.equals(user.getString("user")) && database.equals(user.getString("db"));
        }
    }

    MongodAccounts(DataDirectory data) {
        this.data = data;
    }

    /** Makes the files that are missing or empty. */
    void create() {
        once(KEY_FILE, RandomText::keyFile);
        accounts().forEach(account -> once(account.passwordFile(), RandomText::password));
    }

    private void once(String file, Supplier<String> content) {
        // An empty one is what a power failure may leave.
        if (read(file).isEmpty()) {
            data.write(file, content.get());
        }
    }

    Path keyFile() {
        return data.file(KEY_FILE);
    }

    /** The address of the whole store, for the launcher; empty where the data have not seen accounts yet. */
    Optional<String> administrator(String host) {
        return read(ADMINISTRATOR.passwordFile()).isEmpty()
                ? Optional.empty()
                : Optional.of(address(ADMINISTRATOR, host));
    }

    /** Each service's address, with rights on its own database. */
    Map<ServiceName, String> services(String host) {
        Map<ServiceName, String> addresses = new EnumMap<>(ServiceName.class);
        ServiceName.keepers().forEach(service -> addresses.put(service, address(Account.of(service), host)));
        return addresses;
    }

    private String address(Account account, String host) {
        return MongoAddress.of(
                account.user(), read(account.passwordFile()), account.database(), host, MongoAdmin.REPLICA_SET);
    }

    /**
     * A member of the replica set, to whom everything is allowed, by the key alone. The first account is made so, and not by the
     * exception that MongoDB makes for loopback connections while there is none: that would be open to every user of the machine.
     */
    MongoCredential member() {
        return MongoCredential.createScramSha256Credential(
                "__system", "local", read(KEY_FILE).toCharArray());
    }

    /**
     * Makes the accounts what the files say, and removes all others: nobody else has any business here, and while there were no
     * accounts everybody could make himself one.
     *
     * @param member a connection by {@link #member()} to a mongod that takes writes
     */
    void establish(MongoClient member) {
        List<Document> known = member.getDatabase("admin")
                .runCommand(new Document("usersInfo", new Document("forAllDBs", true)))
                .getList("users", Document.class);
        List<Account> ours = accounts();
        for (Document user : known) {
            if (ours.stream().noneMatch(account -> account.is(user))) {
                member.getDatabase(user.getString("db")).runCommand(new Document("dropUser", user.getString("user")));
            }
        }
        for (Account account : ours) {
            boolean there = known.stream().anyMatch(account::is);
            member.getDatabase(account.database())
                    .runCommand(new Document(there ? "updateUser" : "createUser", account.user())
                            .append("pwd", read(account.passwordFile()))
                            .append("mechanisms", List.of("SCRAM-SHA-256"))
                            .append("roles", List.of(role(account))));
        }
    }

    private static Document role(Account account) {
        return new Document("role", account.role()).append("db", account.database());
    }

    private static List<Account> accounts() {
        return Stream.concat(
                        Stream.of(ADMINISTRATOR), ServiceName.keepers().stream().map(Account::of))
                .toList();
    }

    private String read(String file) {
        return Optional.ofNullable(data.read(file)).orElse("").strip();
    }
}
