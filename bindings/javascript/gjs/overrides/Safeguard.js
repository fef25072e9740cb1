// SPDX-License-Identifier: LGPL-2.1-or-later
// What makes the library read like JavaScript.
//
// Nothing is listed by name: every class of the namespace is gone through once,
// when it is first imported, so that a new type needs no line here.
//
// * A day is a string, "2019-10-14", both ways; of a Date that goes in, the day that
//   it is in London. A moment comes out as a Date; a
//   Date or an ISO 8601 string goes in. Without an offset the string is London
//   time, and an hour that the clocks skip is refused.
// * Lists come out as frozen arrays, dictionaries (GVariant) as plain objects.
// * A getter without arguments is a property too: ruling.level, clock.dueText; of
//   get_due_day and get_due_time, `due` is the one that says more.
// * A record is made with its events, a concern or an incident with its facts too:
//   Safeguard.Concern.new(thresholds, {present: [], absent: [], facts: {}, events: {}}).
//   Events may be objects as the JSON door reads them:
//   {events: [{type: 'raised', at: '2020-03-02', by: 'police'}]}.
// * An error has the stable name of its code: error.nick === 'unknown-fact'.
// * String(object) is what to_text() says.
// * Whole numbers are whole: 1.5, NaN and "12" are refused where the library counts.
//
// A legacy module, because that is the kind GJS loads overrides from.

/* exported _init */
const {GIRepository, GLib} = imports.gi;

const {TypeTag, Direction, InfoType, FunctionInfoFlags} = GIRepository;
const LONDON = 'Europe/London';
const WHOLE_NUMBERS = new Set([
    TypeTag.INT8, TypeTag.UINT8, TypeTag.INT16, TypeTag.UINT16,
    TypeTag.INT32, TypeTag.UINT32, TypeTag.INT64, TypeTag.UINT64,
]);

// --- values on their way in

function dateToGlib(value, name) {
    if (value instanceof Date)
        return dateToGlib(momentToGlib(value, name).format('%Y-%m-%d'), name);
    if (typeof value !== 'string')
        return value;
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    const [year, month, day] = parts ? parts.slice(1).map(Number) : [0, 0, 0];
    if (!parts || !GLib.Date.valid_dmy(day, month, year))
        throw new RangeError(`${name} is a day written YYYY-MM-DD, not "${value}"`);
    return GLib.Date.new_dmy(day, month, year);
}

function momentToGlib(value, name) {
    if (value instanceof Date) {
        if (Number.isNaN(value.getTime()))
            throw new RangeError(`${name} is not a valid Date`);
        return GLib.DateTime.new_from_iso8601(value.toISOString(), null)
            .to_timezone(GLib.TimeZone.new_identifier(LONDON));
    }
    if (typeof value !== 'string')
        return value;
    // GLib wants seconds; people write none.
    const complete = value.replace(/^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2})(?!:)/, '$1:00');
    const moment = GLib.DateTime.new_from_iso8601(complete, GLib.TimeZone.new_identifier(LONDON));
    if (moment === null)
        throw new RangeError(`${name} is a time written in ISO 8601, not "${value}"`);
    const wall = time => time.format('%Y-%m-%dT%H:%M');
    if (wall(moment) !== value.slice(0, 16).replace(' ', 'T'))
        throw new RangeError(`${name}: "${value}" does not exist in London`);
    // Of an hour that comes twice, GLib gives the second and we mean the first.
    const earlier = moment.add_hours(-1);
    return wall(earlier) === wall(moment) ? earlier : moment;
}

function wholeNumber(value, name) {
    if (typeof value === 'bigint' || Number.isSafeInteger(value))
        return value;
    throw new TypeError(`${name} is a whole number, not ${JSON.stringify(value) ?? value}`);
}

// Where C takes a time as text, a Date will do.
function text(value) {
    return value instanceof Date ? value.toISOString() : value;
}

function converterFor(type) {
    const tag = GIRepository.type_info_get_tag(type);
    if (WHOLE_NUMBERS.has(tag))
        return wholeNumber;
    if (tag === TypeTag.UTF8)
        return text;
    if (tag !== TypeTag.INTERFACE)
        return null;
    const target = GIRepository.type_info_get_interface(type);
    if (target.get_namespace() !== 'GLib')
        return null;
    return {Date: dateToGlib, DateTime: momentToGlib}[target.get_name()] ?? null;
}

// The arguments that a caller writes: GJS fills in lengths and user data itself.
function visibleArguments(info) {
    const all = [];
    const hidden = new Set();
    for (let i = 0; i < GIRepository.callable_info_get_n_args(info); i++) {
        const argument = GIRepository.callable_info_get_arg(info, i);
        const type = GIRepository.arg_info_get_type(argument);
        if (GIRepository.type_info_get_tag(type) === TypeTag.ARRAY)
            hidden.add(GIRepository.type_info_get_array_length(type));
        hidden.add(GIRepository.arg_info_get_closure(argument));
        hidden.add(GIRepository.arg_info_get_destroy(argument));
        all.push({argument, type});
    }
    return all.filter(({argument}, i) => !hidden.has(i) &&
        GIRepository.arg_info_get_direction(argument) !== Direction.OUT)
        .map(({argument, type}) => ({
            name: argument.get_name(),
            convert: converterFor(type),
            nullable: GIRepository.arg_info_may_be_null(argument),
        }));
}

// --- values on their way out

function listToArray(list) {
    const items = [];
    for (let i = 0; i < list.get_n_items(); i++)
        items.push(list.get_item(i));
    return Object.freeze(items);
}

function fromGlib(value) {
    if (value instanceof GLib.Date) {
        const pad = (number, width) => String(number).padStart(width, '0');
        return value.valid()
            ? `${pad(value.get_year(), 4)}-${pad(value.get_month(), 2)}-${pad(value.get_day(), 2)}`
            : null;
    }
    if (value instanceof GLib.DateTime)
        return new Date(value.to_unix() * 1000 + Math.floor(value.get_microsecond() / 1000));
    if (value instanceof GLib.Variant)
        return value.recursiveUnpack();
    if (value instanceof GLib.Bytes)
        return value.toArray();
    if (Array.isArray(value))
        return value.map(fromGlib);
    // A GListModel, whatever the type that implements it.
    if (value instanceof Object && typeof value.get_n_items === 'function')
        return listToArray(value);
    return value;
}

// --- functions and classes

function adapted(info, original) {
    const expected = visibleArguments(info);

    return function (...values) {
        const converted = values.map((value, place) => {
            const {name, convert, nullable} = expected[place] ?? {};
            if (!convert || (nullable && (value === null || value === undefined)))
                return value;
            return convert(value, name);
        });
        try {
            return fromGlib(original.apply(this, converted));
        } catch (error) {
            nameError(error);
            throw error;
        }
    };
}

// The stable name of a code. The nick of an enumeration is its name as we write it.
function nameError(error) {
    const {Error: Codes} = imports.gi.Safeguard;
    if (!(error instanceof GLib.Error) || error.domain !== Codes.quark())
        return;
    const name = Object.keys(Codes).find(key => Codes[key] === error.code);
    error.nick = name?.toLowerCase().replace(/_/g, '-') ?? null;
}

function addProperty(klass, getter) {
    const snake = getter.replace(/^(get|is)_/, '');
    const camel = snake.replace(/_(.)/g, (_match, letter) => letter.toUpperCase());
    for (const name of new Set([snake, camel])) {
        if (!(name in klass.prototype)) {
            Object.defineProperty(klass.prototype, name, {
                configurable: true,
                get() {
                    return this[getter]();
                },
            });
        }
    }
}

// A datetime where the time matters, else a day, or null.
function addDayOrTime(klass, getter) {
    const start = getter.slice(0, -'_day'.length);
    Object.defineProperty(klass.prototype, start.slice('get_'.length), {
        configurable: true,
        get() {
            return this[`${start}_time`]() ?? this[getter]();
        },
    });
}

function addFact(record, fact, value) {
    if (typeof value === 'boolean')
        value ? record.add_present(fact) : record.add_absent(fact);
    else if (typeof value === 'string')
        record.set_choice(fact, value);
    else
        record.set_number(fact, value);
}

// An event as the JSON door reads it: what is not its own is its payload. A list is
// [type, at] or [type, at, by]; a record written down on a day was written by its end.
function makeEvent(event) {
    const [type, at, by] = Array.isArray(event) ? event : [event.type, event.at, event.by];
    const {type: _type, at: _at, by: _by, id = null, recorded = null, ...payload} =
        Array.isArray(event) ? {} : event;
    const day = typeof recorded === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(recorded);
    return imports.gi.Safeguard.Event.new_full(type, at, id,
        day ? `${recorded}T23:59:59.999999` : recorded, by ?? null,
        Object.keys(payload).length > 0 ? JSON.stringify(payload) : null);
}

function fill(record, {present = [], absent = [], facts = {}, events = {}}) {
    for (const fact of present)
        record.add_present(fact);
    for (const fact of absent)
        record.add_absent(fact);
    for (const [fact, value] of Object.entries(facts))
        addFact(record, fact, value);
    const {Event} = imports.gi.Safeguard;
    for (const event of events[Symbol.iterator] ? events : Object.entries(events))
        record.append(event instanceof Event ? event : makeEvent(event));
    return record;
}

// new() of a record takes one argument more: what it is filled with.
function addFilling(klass, info) {
    const original = klass.new;
    const n = visibleArguments(info).length;
    klass.new = function (...values) {
        const made = original.apply(this, values.slice(0, n));
        return values[n] ? fill(made, values[n]) : made;
    };
}

function adaptMethod(klass, info) {
    const name = info.get_name();
    const isMethod = GIRepository.callable_info_is_method(info);
    const holder = isMethod ? klass.prototype : klass;
    const original = holder[name];
    if (typeof original !== 'function')
        return;
    holder[name] = adapted(info, original);
    if (!isMethod || visibleArguments(info).length > 0)
        return;
    if (/^(get|is)_/.test(name))
        addProperty(klass, name);
    if (/^get_.+_day$/.test(name) && name.replace(/_day$/, '_time') in klass.prototype)
        addDayOrTime(klass, name);
    if (name === 'to_text') {
        klass.prototype.toString = function () {
            return this.to_text();
        };
    }
}

function adaptClass(klass, info, Record) {
    let constructible = false;
    for (let i = 0; i < GIRepository.object_info_get_n_methods(info); i++) {
        const method = GIRepository.object_info_get_method(info, i);
        constructible ||=
            (GIRepository.function_info_get_flags(method) & FunctionInfoFlags.IS_CONSTRUCTOR) !== 0;
        adaptMethod(klass, method);
        if (method.get_name() === 'new' && klass.prototype instanceof Record)
            addFilling(klass, method);
    }
    if (!constructible) {
        klass.prototype._init = function () {
            throw new TypeError(`a Safeguard.${info.get_name()} is made by the library only`);
        };
    }
}

function adaptMember(namespace, info) {
    switch (info.get_type()) {
    case InfoType.OBJECT:
        adaptClass(namespace[info.get_name()], info, namespace.Record);
        break;
    case InfoType.FUNCTION:
        namespace[info.get_name()] = adapted(info, namespace[info.get_name()]);
        break;
    default:
        break;
    }
}

function _init() {
    const repository = GIRepository.Repository.get_default();
    for (let i = 0; i < repository.get_n_infos('Safeguard'); i++)
        adaptMember(this, repository.get_info('Safeguard', i));

    this.List.prototype[Symbol.iterator] = function* () {
        for (let i = 0; i < this.get_n_items(); i++)
            yield this.get_item(i);
    };
}
