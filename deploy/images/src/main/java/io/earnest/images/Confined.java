package io.earnest.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands inside an image's file system, without a container engine: {@code unshare}, {@code mount} and {@code chroot}. */
final class Confined {
    private static final String SCRIPT = """
            set -e
            root=$1 mode=$2 user=$3
            shift 3
            mount --bind "$root" "$root"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/tmp"
            [ "$mode" = rw ] || mount -o remount,bind,ro "$root"
            exec chroot $user "$root" "$@"
            """;

    private Confined() {}

    /** Whether this user may do so on this machine. */
    static boolean possible() throws InterruptedException {
        try {
            return Commands.run(namespaces("mount -t tmpfs tmpfs /mnt"), Map.of())
                            .code()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** With a root file system that can be written to. */
    static List<String> writable(Path root, List<String> command) {
        return inside(root, "rw", "", command);
    }

    /** As a container runs it: nothing to write to but {@code /tmp}; as user 10001 where this user is root. */
    static List<String> readOnly(Path root, List<String> command) {
        return inside(root, "ro", isRoot() ? "--userspec=10001:10001" : "", command);
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> inside(Path root, String mode, String user, List<String> command) {
        List<String> all = new ArrayList<>(namespaces(SCRIPT));
        all.addAll(List.of("sh", root.toAbsolutePath().toString(), mode, user));
        all.addAll(command);
        return all;
    }

    private static List<String> namespaces(String script) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!isRoot()) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("sh", "-c", script));
        return command;
    }
}
