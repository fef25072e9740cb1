// SPDX-License-Identifier: LGPL-2.1-or-later
// Loads the library, and notes every function of it that a test really calls.
// Tests import Safeguard from here; see tests/python/recording.py.
import Safeguard from 'gi://Safeguard?version=1';
import Gio from 'gi://Gio';
import GIRepository from 'gi://GIRepository?version=2.0';
import GLib from 'gi://GLib';
import GObject from 'gi://GObject';
import System from 'system';

import {whenDone} from './tap.js';

const called = new Set();

function record(holder, name, label) {
    const original = holder?.[name];
    if (typeof original !== 'function')
        return;
    holder[name] = function (...values) {
        called.add(label);
        return original.apply(this, values);
    };
}

function recordMethods(klass, typeName, methods) {
    for (const method of methods) {
        const holder = GIRepository.callable_info_is_method(method) ? klass.prototype : klass;
        record(holder, method.get_name(), `${typeName}.${method.get_name()}`);
    }
}

function collect(info, n, get) {
    return Array.from({length: n}, (_, i) => get(info, i));
}

function recordMember(info) {
    const {InfoType} = GIRepository;
    const name = info.get_name();
    switch (info.get_type()) {
    case InfoType.OBJECT:
        recordMethods(Safeguard[name], name, collect(info,
            GIRepository.object_info_get_n_methods(info), GIRepository.object_info_get_method));
        break;
    case InfoType.INTERFACE:
        recordMethods(Safeguard[name], name, collect(info,
            GIRepository.interface_info_get_n_methods(info),
            GIRepository.interface_info_get_method));
        break;
    case InfoType.ENUM:
    case InfoType.FLAGS:
        recordMethods(Safeguard[name], name, collect(info,
            GIRepository.enum_info_get_n_methods(info), GIRepository.enum_info_get_method));
        break;
    case InfoType.FUNCTION:
        record(Safeguard, name, name);
        break;
    default:
        break;
    }
}

const repository = GIRepository.Repository.get_default();
for (let i = 0; i < repository.get_n_infos('Safeguard'); i++)
    recordMember(repository.get_info('Safeguard', i));

whenDone(() => {
    const folder = GLib.getenv('SAFEGUARD_CALLS');
    if (!folder)
        return;
    GLib.mkdir_with_parents(folder, 0o755);
    const test = GLib.path_get_basename(System.programPath).replace(/\.js$/, '');
    Gio.File.new_for_path(`${folder}/${test}.gjs`).replace_contents(
        new TextEncoder().encode([...called].sort().map(name => `${name}\n`).join('')),
        null, false, Gio.FileCreateFlags.NONE, null);
});

// An object that nobody filled in: what g_object_new() gives, past the overrides.
export function blank(klass) {
    return GObject.Object.newv(klass.$gtype, []);
}

export {Safeguard};
