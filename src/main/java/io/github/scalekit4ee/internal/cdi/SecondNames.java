package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Keeps a server that looks for mechanisms by their classes from finding the application's own before ours. It takes the first class
 * with exactly one bean, so each class of the others gets a second bean: an alternative, so that injection of the class is not ambiguous,
 * and it is the same object again.
 */
final class SecondNames {

    private SecondNames() {}

    /** @param ids makes names of beans that are this application's own */
    static void add(
            AfterBeanDiscovery event, Collection<Bean<?>> mechanisms, BeanManager beans, UnaryOperator<String> ids) {
        Map<Class<?>, Bean<?>> classes = new HashMap<>();
        for (Bean<?> bean : mechanisms) {
            for (Type type : bean.getTypes()) {
                if (type instanceof Class<?> known && !known.isInterface() && MechanismBeans.isMechanism(known)) {
                    classes.put(known, bean);
                }
            }
        }
        classes.forEach((type, bean) -> event.addBean()
                .id(ids.apply(SecondNames.class.getName() + ":" + type.getName()))
                .types(type)
                .scope(Dependent.class)
                .alternative(true)
                .priority(ApplicationMechanisms.PRIORITY_OF_OURS)
                .createWith(context -> beans.getReference(bean, type, context)));
    }
}
