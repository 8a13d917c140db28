package io.earnest.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands inside an image's file system, without a container engine: {@code unshare}, {@code mount} and {@code chroot}. */
final class Confined {
    /** A folder that the caller makes, and takes away. */
    static final String OUT = "/run/out";

    private static final String SCRIPT = """
            set -e
            root=$1 mode=$2 user=$3
            shift 3
            mount --bind "$root" "$root"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/tmp"
            if [ "$mode" = training ]; then
              mount -t tmpfs -o mode=755,size=512m tmpfs "$root/sys"
              cp -Rp "$root/app/." "$root/sys/"
              mount --move "$root/sys" "$root/app"
            else
              mount -o remount,bind,ro "$root"
            fi
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

    /**
     * To be trained, with {@link #OUT} to write to. The service's files are copied into memory, where their inode numbers follow
     * each other: the JVM's maps of open jars are hashed by these, and how many jars meet in one place would be seen in the
     * archive.
     */
    static List<String> training(Path root, List<String> command) {
        return inside(root, "training", "", command);
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
