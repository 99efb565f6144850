package io.github.scalekit4ee.client;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.CDIProvider;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A container with a few beans, for as long as it is open; afterwards there is that again which the class path has, if it has one. */
public final class FakeCdi extends CDI<Object> implements AutoCloseable {

    private static final AtomicReference<@Nullable FakeCdi> CURRENT = new AtomicReference<>();

    private final List<Object> beans;

    private FakeCdi(List<Object> beans) {
        this.beans = beans;
    }

    public static FakeCdi with(Object... beans) {
        FakeCdi cdi = new FakeCdi(List.of(beans));
        CURRENT.set(cdi);
        CDI.setCDIProvider(() -> {
            FakeCdi current = CURRENT.get();
            return current == null ? ofTheClassPath() : current;
        });
        return cdi;
    }

    /** CDI takes a provider for the whole JVM and never gives it back, so other tests come by here too. */
    private static CDI<Object> ofTheClassPath() {
        return ServiceLoader.load(CDIProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .max(Comparator.comparingInt(CDIProvider::getPriority))
                .orElseThrow(() -> new IllegalStateException("no container"))
                .getCDI();
    }

    @Override
    public void close() {
        CURRENT.set(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        U bean = beans.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(UnsatisfiedResolutionException::new);
        return FakeRequest.proxy(Instance.class, (method, arguments) -> {
            if (method.equals("get")) {
                return bean;
            }
            throw new UnsupportedOperationException(method);
        });
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    /** The one among the beans. */
    @Override
    public BeanManager getBeanManager() {
        return select(BeanManager.class).get();
    }

    @Override
    public boolean isUnsatisfied() {
        return false;
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(Object instance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handle<Object> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<Object>> handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object get() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Object> iterator() {
        throw new UnsupportedOperationException();
    }
}
