package health.polaris.eventbus.order;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A consumer pauses while any message waits for a dependency that is away: no other one then starts, only to fail too. */
public final class ConsumerPause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private int waiting;
    private boolean over;

    /** A message waits for a dependency. */
    public void begin() {
        changeBy(1);
    }

    /** It waits no longer. */
    public void end() {
        changeBy(-1);
    }

    private void changeBy(int difference) {
        lock.lock();
        try {
            waiting += difference;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody pauses any more, whoever waits. */
    public void endForGood() {
        lock.lock();
        try {
            over = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isPaused() {
        lock.lock();
        try {
            return waiting > 0 && !over;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there is no pause. */
    public void await() throws InterruptedException {
        lock.lock();
        try {
            while (isPaused()) {
                change.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
