package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.view.Difference;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes what differs into the directory, the encounters, their history and the conflicts, and tells the others. */
@Component
public class DifferenceWriter {

    /** Within the caller's transaction, in few statements whatever the number of groups. */
    public void write(List<GroupChange> changes) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A group as it was shown, and as it is to be shown. */
    public record GroupChange(Difference.Named before, Difference.Named after) {}
}
