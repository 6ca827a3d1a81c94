package health.polaris.eventbus.consume;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Closed while any message waits for a dependency that is away: no other one then starts, only to fail as well. */
final class ConsumerPause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private int troubled;
    private boolean openForGood;

    void begin() {
        changeBy(1);
    }

    void end() {
        changeBy(-1);
    }

    private void changeBy(int difference) {
        lock.lock();
        try {
            troubled += difference;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void openForGood() {
        lock.lock();
        try {
            openForGood = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return troubled > 0 && !openForGood;
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            while (isClosed()) {
                change.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
