package health.polaris.integration.claim;

import health.polaris.integration.claim.said.History;
import java.util.List;

/**
 * A history that was compared.
 *
 * @param history with its times as they came to be
 * @param lines what differs, or what is still awaited
 */
record Result(History history, Verdict verdict, List<String> lines) {}
