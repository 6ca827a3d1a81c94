/** Request ids, cache headers, limits and addresses. */
@NullMarked
package health.polaris.common.request;

import org.jspecify.annotations.NullMarked;
