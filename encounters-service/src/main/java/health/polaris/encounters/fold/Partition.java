package health.polaris.encounters.fold;

import java.util.HashMap;
import java.util.Map;

/** Which of many things belong together, directly or through others. */
public final class Partition<T> {

    private final Map<T, T> parents = new HashMap<>();

    /** All of these belong together. */
    public void join(Iterable<? extends T> things) {
        T first = null;
        for (T each : things) {
            first = first == null ? each : first;
            parents.put(root(each), root(first));
        }
    }

    /** The same for all that belong together; itself for what was never joined. */
    public T root(T thing) {
        T root = thing;
        for (T parent = parents.get(root); parent != null && !parent.equals(root); parent = parents.get(root)) {
            root = parent;
        }
        if (!root.equals(thing)) {
            parents.put(thing, root);
        }
        return root;
    }
}
