#include "core/late_library.hpp"

#include "core/error.hpp"

#include <dlfcn.h>

namespace earbench {

namespace {

/// dlerror() names the library or the function.
[[noreturn]] void fail_to_load()
{
    throw Error(Fault::unavailable, std::string("cannot load a library: ") + dlerror());
}

} // namespace

LateLibrary::LateLibrary(const char* name) : m_handle(dlopen(name, RTLD_NOW | RTLD_LOCAL))
{
    if (m_handle == nullptr) {
        fail_to_load();
    }
}

void* LateLibrary::address(const char* name) const
{
    void* const found = dlsym(m_handle, name);
    if (found == nullptr) {
        fail_to_load();
    }
    return found;
}

} // namespace earbench
