package health.polaris.users.directory;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.util.List;

/**
 * A list of version 2.
 *
 * @param results items in the form that was asked for
 * @param total all matches, before offset and limit
 */
record ClinicianPage(List<? extends ShowsPerson> results, long total) implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        results.forEach(clinician -> clinician.show(shown));
    }
}
