package io.earnest.launcher.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user other than root, as which root starts what refuses to be root's. */
record Unprivileged(int uid, int gid) {
    private static final List<String> NAMES = List.of("postgres", "nobody");

    /** One of this machine's, by its list of users. */
    static Optional<Unprivileged> of(Path passwd) throws IOException {
        List<String> lines = Files.readAllLines(passwd);
        return NAMES.stream()
                .flatMap(name -> lines.stream().filter(line -> line.startsWith(name + ":")))
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3)
                .map(fields -> new Unprivileged(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .findFirst();
    }

    /** The command that runs another as this user, and ends it with the one who started it. */
    List<String> running(List<String> command) {
        List<String> whole = new ArrayList<>(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--pdeathsig", "TERM", "--"));
        whole.addAll(command);
        return whole;
    }

    /** Gives a file or folder to this user. */
    void own(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", gid);
    }
}
