/** What an operator hands to Kubernetes: valid, harmless, and what the chart renders. */
@NullMarked
package health.polaris.house.kubernetes;

import org.jspecify.annotations.NullMarked;
