/** Reading one message: the present way, an earlier one, and HAPI with nothing around it. */
package health.polaris.bench.reading;
