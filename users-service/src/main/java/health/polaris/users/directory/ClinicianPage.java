package health.polaris.users.directory;

import java.util.List;

/**
 * A list of version 2.
 *
 * @param results items in the form that was asked for
 * @param total all matches, before offset and limit
 */
record ClinicianPage(List<?> results, long total) {}
