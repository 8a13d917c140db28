package io.earnest.images;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which classes starts have loaded. Now and then a busy machine's start loads one more or less than the others do, so what
 * differs between starts is decided by more of them.
 */
final class ClassTally {
    private final Map<String, Integer> loadedIn = new TreeMap<>();
    private int starts;

    void add(Set<String> loaded) {
        starts++;
        loaded.forEach(name -> loadedIn.merge(name, 1, Integer::sum));
    }

    int starts() {
        return starts;
    }

    /** Whether each class was loaded by so many more starts than it was not, or the other way round. */
    boolean decided(int margin) {
        return loadedIn.values().stream().allMatch(count -> Math.abs(2 * count - starts) >= margin);
    }

    /** What most starts have loaded, sorted. */
    List<String> most() {
        return loadedIn.entrySet().stream()
                .filter(name -> 2 * name.getValue() > starts)
                .map(Map.Entry::getKey)
                .toList();
    }
}
