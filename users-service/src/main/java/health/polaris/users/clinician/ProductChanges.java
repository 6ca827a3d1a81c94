package health.polaris.users.clinician;

import health.polaris.common.error.ApiException;
import health.polaris.users.wire.BodyValidation;
import java.util.List;

/** Applies the products of an update in their order, so that one body may close a product and open it anew (contracts/users.md §4.3). */
record ProductChanges(Clinician clinician, List<Product> products) {
    /** Of one clinician, closed ones included. */
    private static final int MOST = 1000;

    void apply(ProductRequest request) {
        if (request.uuid() == null) {
            add(request);
        } else {
            edit(find(request.uuid()), request);
        }
    }

    private void add(ProductRequest request) {
        request.refuseUnexpected();
        if (request.closed() == null && products.stream().anyMatch(product -> product.isOpen(request.productName()))) {
            throw ApiException.invalid("Cannot add duplicate open product");
        }
        products.add(Product.of(clinician, request));
        BodyValidation.bound("products", products, MOST);
    }

    private void edit(Product product, ProductRequest request) {
        String name = request.productName();
        boolean renamed = !product.productName().equals(name);
        boolean reopened = !product.isOpen() && product.closedAfter(request) == null;
        boolean activeElsewhere = products.stream().anyMatch(other -> other != product && other.isOpen(name));
        if ((renamed || reopened) && activeElsewhere) {
            throw ApiException.invalid("User is already active on " + name);
        }
        product.edit(request);
    }

    /** Only among the clinician's own: an id alone changes nobody else's product. */
    private Product find(String uuid) {
        return products.stream()
                .filter(product -> product.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("No product found with UUID " + uuid));
    }
}
