package org.jboss.modules;

/** Stands in for the class of that name, which loads each application on WildFly. */
public class ModuleClassLoader extends ClassLoader {

    public ModuleClassLoader(ClassLoader parent) {
        super(parent);
    }
}
