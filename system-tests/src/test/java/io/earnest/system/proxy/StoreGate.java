package io.earnest.system.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees the writes of one service, counts them for whoever watches, and holds those that were asked for. */
public final class StoreGate implements Gate {
    private final List<HoldPoint> points = new CopyOnWriteArrayList<>();
    private final Map<Integer, HoldPoint> answersToHold = new ConcurrentHashMap<>();

    /** From now on this point counts, and holds. */
    public void watch(HoldPoint point) {
        points.add(point);
    }

    /** Drops what is held and forgets all points. */
    public void clear() {
        points.forEach(HoldPoint::release);
        points.clear();
        answersToHold.clear();
    }

    @Override
    public boolean passes(byte[] message, boolean fromClient) throws InterruptedException {
        if (points.isEmpty()) {
            return true;
        }
        if (!fromClient) {
            HoldPoint point = answersToHold.remove(StoreWrite.answeredRequest(message));
            return point == null || held(point);
        }
        Optional<StoreWrite> found = StoreWrite.of(message);
        if (found.isEmpty()) {
            return true;
        }
        StoreWrite write = found.get();
        for (HoldPoint point : points) {
            if (point.owns(write)) {
                if (point.holds(write, HoldPoint.Side.NOT_APPLIED)) {
                    return held(point);
                }
                if (point.holds(write, HoldPoint.Side.APPLIED_UNKNOWN)) {
                    answersToHold.put(write.requestId(), point);
                }
                return true;
            }
        }
        return true;
    }

    private static boolean held(HoldPoint point) throws InterruptedException {
        point.hold();
        return false;
    }
}
