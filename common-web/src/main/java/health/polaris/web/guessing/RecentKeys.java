package health.polaris.web.guessing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the keys that were used last. When there are more than so many, the longest quiet one is dropped, so that
 * whoever thinks up keys takes no more memory than this. Not safe for threads by itself.
 */
public final class RecentKeys<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;

    public RecentKeys(int most) {
        super(INITIAL_CAPACITY, LOAD_FACTOR, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
