/** Request ids, cache headers, limits and addresses. */
@NullMarked
package health.polaris.web.request;

import org.jspecify.annotations.NullMarked;
