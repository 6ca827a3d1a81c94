/** What operators ask a service without a token: is it running, which build, is it healthy, what does it measure. */
@NullMarked
package health.polaris.web.monitoring;

import org.jspecify.annotations.NullMarked;
