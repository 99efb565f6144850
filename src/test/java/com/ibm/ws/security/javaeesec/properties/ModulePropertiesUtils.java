package com.ibm.ws.security.javaeesec.properties;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Has the members of Open Liberty's class of this name that are reached by reflection, under the same names. */
public final class ModulePropertiesUtils {

    private static final ModulePropertiesUtils SELF = new ModulePropertiesUtils();

    @SuppressWarnings("MemberName") // the server's spelling
    private final Map<Object, HamObject> ModuleToHam = new HashMap<>();

    private ModulePropertiesUtils() {}

    public static ModulePropertiesUtils getInstance() {
        return SELF;
    }

    public void put(String module, Object mechanism) {
        ModuleToHam.put(module, new HamObject(mechanism));
    }

    public Set<Object> modules() {
        return ModuleToHam.keySet();
    }

    static final class HamObject {

        @SuppressWarnings("UnusedVariable") // read by reflection
        private final Object ham;

        HamObject(Object ham) {
            this.ham = ham;
        }
    }
}
